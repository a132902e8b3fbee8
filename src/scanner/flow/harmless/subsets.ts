/** Sets of what others send that are held against a set of ours. */
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { allClasses } from '../../match/models.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { prove } from '../proofs.ts';
import type { Run } from '../run.ts';
import { passOrigins } from '../state.ts';
import { allTaints } from '../value/clean.ts';

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

/**
 * `{origin} & ORIGINS` holds something: the one element is one of ours. Of `{'*', origin} & ORIGINS` either is, which a
 * setting decides.
 */
export function proveShare(run: Run, part: number, whole: number): void {
  if (allTaints(run.evaluate(whole)).length > 0) return;
  const elements = elementsOf(run, part);
  const others = elements.filter((each) => constantOf(run.resolver, each) === undefined);
  const [only = none, more] = others;
  if (only === none || more !== undefined || run.state === undefined) return;
  if (elements.length === 1) prove(run, only, allClasses);
  else passOrigins(run.state, new Set(run.evaluate(only).taints.map(({ id }) => id)), 1);
}

/** Elements of a set as written: `{a, b}`, `set([a, b])`. */
function elementsOf({ syntax, resolver }: Run, set: number): readonly number[] {
  const node = unwrap(syntax, set);
  const callee = kindAt(syntax, node) === K.call ? childBy(syntax, node, F.callee) : none;
  if (callee !== none && !makers.has(resolver.lastOf(callee))) return [];
  const [list = none] =
    callee === none ? [node] : positional(syntax, node).map((each) => unwrap(syntax, each));
  return kindAt(syntax, list) === K.array ? childrenOf(syntax, list) : [];
}
