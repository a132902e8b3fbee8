/** What is loaded under a name that others choose: a module, which runs, or data, which does not. */
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import type { CompiledSink } from '../../match/models.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

const joins = new Set(['join', 'resolve', 'normalize']);
const maxDepth = 6;

/**
 * `require(path.join(folder, 'theme.json'))`: a name of this ending is read as JSON, whatever it leads to. What is chosen
 * is a file, and one of data only.
 */
export function asLoaded(run: Run, sink: CompiledSink, call: number): CompiledSink {
  if (sink.class !== 'reflection' || !loadsData(run, call)) return sink;
  return { class: 'path', bit: run.models.classBits.get('path') ?? 0, isBounded: true };
}

function loadsData(run: Run, call: number): boolean {
  const { resolver, syntax } = run;
  const callee = resolver.nameOf(childBy(syntax, call, F.callee));
  if (callee !== 'require' && callee !== 'module.require') return false;
  const [name = none] = positional(syntax, call);
  return name !== none && endsAsData(run, name);
}

function endsAsData(run: Run, node: number, depth = 0): boolean {
  const { resolver, syntax } = run;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  const text = constantOf(resolver, inner);
  if (typeof text === 'string') return text.endsWith('.json');
  if (kind === K.template) return /\.json`$/.test(textOf(syntax, inner).slice(-12));
  if (depth >= maxDepth) return false;
  if (kind === K.binary && operatorOf(syntax, inner) === '+')
    return endsAsData(run, childBy(syntax, inner, F.right), depth + 1);
  if (kind !== K.call || !joins.has(resolver.lastOf(childBy(syntax, inner, F.callee)))) return false;
  const last = childrenOf(syntax, childBy(syntax, inner, F.arguments)).at(-1) ?? none;
  return last !== none && endsAsData(run, last, depth + 1);
}
