/** `startsWith` as it was written before there was one: by the place of the beginning, or by the beginning cut out. */
import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { prove } from './proofs.ts';
import type { Run } from './run.ts';

const cutting = new Set(['slice', 'substring', 'substr']);

/** `path.indexOf(root) === 0` and `path.slice(0, root.length) === root`, once they are known to hold. */
export function refinePrefix(run: Run, left: number, right: number): void {
  const { syntax, resolver } = run;
  const call = unwrap(syntax, left);
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  if (kindAt(syntax, callee) !== K.member) return;
  const [first = none] = positional(syntax, call);
  const last = resolver.lastOf(callee);
  const isPlace = last === 'indexOf' && constantOf(resolver, right) === 0;
  const isCut = cutting.has(last) && constantOf(resolver, first) === 0;
  const beginning = isPlace ? first : isCut ? right : none;
  if (beginning === none || run.evaluate(beginning).taints.length > 0) return;
  // `//elsewhere.example` begins with a slash, too.
  const classes = constantOf(resolver, beginning) === '/' ? ['path'] : ['path', 'ssrf', 'redirect'];
  const bits = classes.reduce((sum, each) => sum | (run.models.classBits.get(each) ?? 0), 0);
  prove(run, childBy(syntax, callee, F.object), bits);
}
