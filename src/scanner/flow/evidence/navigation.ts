/** Whether a page can lead a browser to a route: what answers to DELETE, PUT or PATCH alone is asked by scripts, which show no page. */
import { positional } from '../../match/call-parts.ts';
import type { CompiledSink } from '../../match/models.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

const asked = new Set(['delete', 'del', 'put', 'patch', 'Delete', 'Put', 'Patch']);

/** The sink as one of an answer that no page shows, where that is so. */
export function asAnswered(run: Run, sink: CompiledSink, call: number): CompiledSink {
  return sink.class === 'html' && isAskedByScripts(run, call) ? { ...sink, isBounded: true } : sink;
}

/** Whether a node stands in a handler that is registered for such a method. */
function isAskedByScripts(run: Run, node: number): boolean {
  const { syntax } = run;
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) !== K.func) continue;
    const holder = parentOf(syntax, up);
    const kind = kindAt(syntax, holder);
    if (kind === K.args && registers(run, parentOf(syntax, holder))) return true;
    if (kind === K.decorated && isDecorated(run, holder)) return true;
  }
  return false;
}

function isDecorated(run: Run, decorated: number): boolean {
  return childrenOf(run.syntax, decorated).some(
    (each) => kindAt(run.syntax, each) === K.decorator && registers(run, childAt(run.syntax, each, 0)),
  );
}

/** `app.delete('/files/:name', …)`. */
function registers({ resolver, syntax }: Run, call: number): boolean {
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  const [path = none] = positional(syntax, call);
  const isText = kindAt(syntax, path) === K.string || kindAt(syntax, path) === K.template;
  return (
    callee !== none && isText && kindAt(syntax, callee) === K.member && asked.has(resolver.lastOf(callee))
  );
}
