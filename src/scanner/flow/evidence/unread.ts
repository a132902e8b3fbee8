/**
 * Checks whose bodies are not read: `if (!isAllowed(name)) return;` of another package or of an object that nobody here
 * knows. They may guard or not, so what passes them is marked, by the answer that they gave: where both answers meet
 * again, the check has kept nothing back.
 */
import { positional } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { proofKey } from '../places.ts';
import type { Run } from '../run.ts';
import { passOrigins } from '../state.ts';
import { allTaints } from '../value/clean.ts';
import { summaryOf } from './called-summary.ts';
import { pastUnread } from './past-unread.ts';

/** What languages and their standard libraries bring: what these ask is known, and is no check of a value. */
export const standard =
  /^(?:fs|path|os|io|re|sys|json|util|url|http|https|crypto|buffer|stream|child_process|events|querystring|typing|pathlib|shutil|stat|string|collections|itertools|functools|hasattr|getattr|callable|len|bool|str|int|float|type|isinstance|issubclass|any|all|Array|Object|Number|String|Boolean|JSON|Buffer|Date|Math|RegExp|Reflect|Symbol|Promise|Set|Map|process|console|isNaN|isFinite|parseInt|parseFloat|node:\w+)(?=$|[./(])/;

/** The answers of a check, as bits. */
const answers = { true: 1, false: 2, returned: 4 } as const;

/** Marks what a check was asked about, where nobody here reads its body; it answered so. */
export function passUnread(run: Run, call: number, isTrue: boolean): void {
  const asked = run.state === undefined ? [] : askedAbout(run, call);
  markPassed(run, asked, answers[isTrue ? 'true' : 'false']);
}

/** Names of functions that throw where a value is not as it should be. */
const throwsOtherwise =
  /^_*(?:check|validate|verify|ensure|assert|require|guard|enforce|reject|refuse|forbid|deny)(?:$|_|[A-Z])/;

/** The same of `check_name(name)`, which would have thrown. */
export function passReturned(run: Run, call: number): void {
  if (
    run.state === undefined ||
    !throwsOtherwise.test(run.resolver.lastOf(childBy(run.syntax, call, F.callee)))
  )
    return;
  if (isUnread(run, call)) markPassed(run, positional(run.syntax, call), answers.returned);
}

/** Marks values that have passed a check whose body was not read. */
export function markPassed(run: Run, asked: readonly number[], bit: number): void {
  for (const place of asked) {
    const inner = unwrap(run.syntax, place);
    const value = run.evaluate(inner);
    const taints = allTaints(value);
    if (taints.length === 0) continue;
    if (run.state !== undefined) passOrigins(run.state, new Set(taints.map(({ id }) => id)), bit);
    const kind = kindAt(run.syntax, inner);
    if (kind !== K.member && kind !== K.subscript) continue;
    const key = proofKey(run, inner);
    run.proofs.add(key);
    run.set(key, pastUnread(value, bit));
  }
}

/** What a check is asked about; of `list.find(isNamed(name))`, what the function that was made for it was handed. */
function askedAbout(run: Run, call: number): readonly number[] {
  const places = positional(run.syntax, call);
  if (looking.has(run.resolver.lastOf(childBy(run.syntax, call, F.callee)))) {
    const [made = none] = places.map((place) => unwrap(run.syntax, place));
    if (kindAt(run.syntax, made) === K.call && isUnread(run, made)) return positional(run.syntax, made);
  }
  return isUnread(run, call) ? places : [];
}

const looking = new Set(['find', 'findLast', 'some']);

function isUnread(run: Run, call: number): boolean {
  const callee = unwrap(run.syntax, childBy(run.syntax, call, F.callee));
  if (summaryOf(run, callee) !== undefined || run.resolver.localFunction(callee) >= 0) return false;
  const name = run.resolver.nameOf(callee);
  const last = run.resolver.lastOf(callee);
  const { guards, sanitizers, calls, propagators, sinks, safeProperties } = run.models;
  const isModelled = [guards, sanitizers, calls, propagators, sinks].some(
    (each) => each.find(name, last).length > 0,
  );
  if (isModelled || safeProperties.has(last) || standard.test(name ?? '')) return false;
  // A method of the value itself, or of a list of ours, is read where a model knows it.
  const object = kindAt(run.syntax, callee) === K.member ? childBy(run.syntax, callee, F.object) : none;
  return object === none || allTaints(run.evaluate(object)).length === 0;
}
