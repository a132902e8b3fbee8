/** Sets of what others send that are held against a set of ours. */
import { positional } from '../../match/call-parts.ts';
import { allClasses } from '../../match/models.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { prove } from '../proofs.ts';
import type { Run } from '../run.ts';
import { allTaints } from '../value.ts';

const makers = new Set(['set', 'frozenset']);

/** `set(fields)` is a part of a set that nobody else controls: what it was made of holds nothing else. */
export function proveSubset(run: Run, part: number, whole: number): void {
  const call = unwrap(run.syntax, part);
  const callee = kindAt(run.syntax, call) === K.call ? childBy(run.syntax, call, F.callee) : none;
  if (callee === none || !makers.has(run.resolver.lastOf(callee))) return;
  const [list = none, more] = positional(run.syntax, call);
  if (more !== undefined || allTaints(run.evaluate(whole)).length > 0) return;
  prove(run, list, allClasses);
}

/** `set(fields).issubset(ALLOWED)`, and nothing left of `set(fields).difference(ALLOWED)`. */
export function proveSubsetCall(run: Run, call: number, isTrue: boolean): void {
  const callee = childBy(run.syntax, call, F.callee);
  if (run.resolver.lastOf(callee) !== (isTrue ? 'issubset' : 'difference')) return;
  const [whole = none] = positional(run.syntax, call);
  proveSubset(run, childBy(run.syntax, callee, F.object), whole);
}
