/** Calls that prove something: guards of libraries, and functions of ours by what their summaries say. */
import { positional } from '../match/call-parts.ts';
import { everything } from '../match/character-set.ts';
import { allHold } from '../match/conditions.ts';
import { parametersOf } from '../match/handlers.ts';
import { safeWithout } from '../match/harm.ts';
import { allClasses, type CompiledGuard } from '../match/models.ts';
import { parameterPattern } from '../names/declare.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { proveAuthentic } from './authentic.ts';
import { summaryOf } from './evidence/called-summary.ts';
import { markPassed, passReturned, passUnread } from './evidence/unread.ts';
import { proveSubsetCall } from './harmless/subsets.ts';
import { noteNoRoot, noteNoSteps } from './harmless/without-steps.ts';
import { assignTo } from './patterns.ts';
import { mayBeTheirs, prove } from './proofs.ts';
import { patternAt } from './regexes.ts';
import type { Run } from './run.ts';
import { leavesStepsOut, unprovenByStart } from './start-guards.ts';
import type { Outcome } from './summary.ts';
import { lacksSecondSlash, proveAsserted, proveByText, staysOnSite } from './text-guards.ts';
import { isEnumeration } from './types.ts';
import { allTaints } from './value/clean.ts';
import { elementOf } from './value/fields.ts';
import { tainted } from './value/value.ts';

/** `(root + name).startsWith(root)` says nothing of the `..` inside, unless the way was worked out before. */
function unsettledBits(run: Run, call: number): number {
  const callee = childBy(run.syntax, call, F.callee);
  if (run.resolver.lastOf(callee) !== 'startsWith' || run.syntax.grammar.family === 'python') return 0;
  const { taints } = run.evaluate(childBy(run.syntax, callee, F.object));
  const isRaw = taints.some(({ origin, isNormal }) => typeof origin === 'string' && !isNormal);
  return isRaw ? (run.models.classBits.get('path') ?? 0) : 0;
}

/** Classes that a pattern proves a text to be safe for; all of the guard's when it asks for no pattern. */
function provenBits(run: Run, call: number, guard: CompiledGuard): number {
  const redirect = run.models.classBits.get('redirect') ?? 0;
  if (guard.anchored === undefined) {
    const bits = guard.bits & ~unsettledBits(run, call) & ~unprovenByStart(run, call);
    return lacksSecondSlash(run, call) ? bits & ~redirect : bits;
  }
  const callee = childBy(run.syntax, call, F.callee);
  const place =
    guard.anchored === 'receiver'
      ? childBy(run.syntax, callee, F.object)
      : (positional(run.syntax, call)[guard.anchored] ?? none);
  const found = patternAt(run, place);
  if (found === undefined) return 0;
  const { pattern, source } = found;
  const method = run.resolver.lastOf(callee);
  const isAll = method === 'fullmatch';
  const isFromStart =
    isAll || pattern.startsAtStart || (method === 'match' && run.syntax.grammar.family === 'python');
  if (!isFromStart) return 0;
  const target = targetBits(run, source);
  if (!isAll && !pattern.endsAtEnd) return target;
  return (safeWithout(everything & ~pattern.characters, run.models.classBits) & guard.bits) | target;
}

/** Classes for which it is enough that a pattern fixes where an address leads. */
function targetBits({ models: { classBits, prefixBits } }: Run, source: string): number {
  if (fixesTarget(source)) return prefixBits;
  // Whatever a link of this kind leads to, it is no `javascript:`.
  if (/^\^(?:https\??|\(\?:https?(?:\|[a-z]+)*\)):/i.test(source)) return classBits.get('selector') ?? 0;
  return staysOnSite(source) ? (classBits.get('redirect') ?? 0) | (classBits.get('selector') ?? 0) : 0;
}

/** `^https://shop\.example/`: where the address leads is fixed. */
function fixesTarget(source: string): boolean {
  return /^\^(?:https\??:|\(\?:https?:?\)|[a-z]+:)?\\?\/\\?\/(?:[\w-]|\\\.)+(?:\\?\/|\$)/.test(source);
}

/** `is_safe_url(url=target, allowed_hosts=HOSTS)`: what is asked about is named first. */
function firstByName({ syntax }: Run, call: number, guard: CompiledGuard): number {
  const first = childAt(syntax, childBy(syntax, call, F.arguments), 0);
  const isNamed = guard.proves === 0 && kindAt(syntax, first) === K.keywordArg;
  return isNamed ? childBy(syntax, first, F.value) : none;
}

/** What of a call a guard speaks of; `none` when the guard does not apply. */
function provenPlace(run: Run, call: number, guard: CompiledGuard): number {
  const callee = childBy(run.syntax, call, F.callee);
  const isReceiver = guard.proves === 'receiver';
  const place = isReceiver
    ? childBy(run.syntax, callee, F.object)
    : (positional(run.syntax, call)[Number(guard.proves)] ?? firstByName(run, call, guard));
  if (place === none) return none;
  if (!allHold(run.resolver, { node: call, value: none, name: '' }, { where: guard.where ?? [] }))
    return none;
  // A list that the same stranger filled proves nothing.
  const other = isReceiver ? none : childBy(run.syntax, callee, F.object);
  const isTheirs = other !== none && mayBeTheirs(run.evaluate(other), run.evaluate(place));
  return isTheirs ? none : place;
}

/** What a function of ours proves of its arguments when it answers so. */
export function proveBySummary(run: Run, call: number, outcome: Outcome): void {
  const callee = childBy(run.syntax, call, F.callee);
  const summary = summaryOf(run, callee);
  if (summary === undefined || summary.proofs.length === 0) return;
  const places = positional(run.syntax, call);
  for (const proof of summary.proofs.filter(({ when }) => when === outcome)) {
    const place = places[proof.position];
    if (place === undefined || (outcome === 'alone' && !isAlone(run, call, place))) continue;
    if (proof.unread !== 0 && run.state !== undefined) markPassed(run, [place], proof.unread);
    proveByProof(run, { callee, place }, proof.bits);
  }
}

function proveByProof(
  run: Run,
  { callee, place }: { readonly callee: number; readonly place: number },
  bits: number,
): void {
  const path = run.models.classBits.get('path') ?? 0;
  const isOpen = (bits & path) !== 0 && leavesStepsOut(run, callee, place);
  const left = isOpen ? bits & ~path : bits;
  if (left !== 0) prove(run, place, left);
}

/** Whether no other argument carries what a stranger sends. */
function isAlone(run: Run, call: number, place: number): boolean {
  const given = childrenOf(run.syntax, childBy(run.syntax, call, F.arguments));
  const proven = run.evaluate(place);
  return given.every(
    (each) => each === place || !mayBeTheirs(tainted(allTaints(run.evaluate(each))), proven),
  );
}

/** `name.includes('..')`. */
function asksForSteps(run: Run, call: number): boolean {
  return run.resolver.lastOf(childBy(run.syntax, call, F.callee)) === 'includes';
}

function proveBy(run: Run, call: number, guard: CompiledGuard, isBeyond: boolean): void {
  const place = provenPlace(run, call, guard);
  const bits = place === none ? 0 : provenBits(run, call, guard);
  if (bits === run.models.classBits.get('path') && asksForSteps(run, call) && noteNoSteps(run, place)) return;
  if (bits !== 0) prove(run, place, bits, isBeyond ? bits : 0);
}

/** Narrows the state by a call that answered so. */
export function refineCall(run: Run, call: number, isTrue: boolean): void {
  proveBySummary(run, call, isTrue ? 'true' : 'false');
  if (isTrue) proveBySummary(run, call, 'alone');
  const callee = childBy(run.syntax, call, F.callee);
  const last = run.resolver.lastOf(callee);
  for (const guard of run.models.guards.find(run.resolver.nameOf(callee), last))
    if (guard.when === isTrue) proveBy(run, call, guard, !isTrue);
  proveByText(run, call, isTrue);
  if (!isTrue) noteNoRoot(run, call);
  if (isTrue) proveAuthentic(run, call);
  proveSubsetCall(run, call, isTrue);
  passUnread(run, call, isTrue);
  if (isTrue) quantifiers.get(last)?.(run, call);
  else if (last === 'some') proveElements(run, call, false);
}

type Quantifier = (run: Run, call: number) => void;

/** Body of a callback that answers with one expression, or `none`. */
export function callbackBody(run: Run, func: number): number {
  const body = kindAt(run.syntax, func) === K.func ? childBy(run.syntax, func, F.body) : none;
  if (kindAt(run.syntax, body) !== K.block) return body;
  const [only = none, more] = childrenOf(run.syntax, body);
  return more === undefined && kindAt(run.syntax, only) === K.return ? childAt(run.syntax, only, 0) : none;
}

/** `tools.some((tool) => tool === name)`: for one of our own elements the condition held. */
export const proveSome: Quantifier = (run, call) => {
  const [func = none] = positional(run.syntax, call);
  const body = callbackBody(run, func);
  // Of a list that the same stranger filled, the element that was found is theirs as well.
  const element = elementOf(run.evaluate(childBy(run.syntax, childBy(run.syntax, call, F.callee), F.object)));
  const maker = unwrap(run.syntax, func);
  if (kindAt(run.syntax, maker) === K.call && element.taints.length === 0) proveBySummary(run, maker, 'made');
  if (body === none) return;
  const pattern = parameterPattern(run.syntax, parametersOf(run.syntax, func)[0] ?? none);
  if (pattern !== none && element.taints.length > 0) assignTo(run, pattern, tainted(element.taints));
  run.refine(body, true);
};

/** `names.every((name) => tools.has(name))`: the condition held for each element. */
const proveEvery: Quantifier = (run, call) => proveElements(run, call, true);

/** The condition was such for each element; false where `some` found none. */
function proveElements(run: Run, call: number, isTrue: boolean): void {
  const { syntax } = run;
  const [func = none] = positional(syntax, call);
  const list = childBy(syntax, childBy(syntax, call, F.callee), F.object);
  const body = callbackBody(run, func);
  const pattern = parameterPattern(syntax, parametersOf(syntax, func)[0] ?? none);
  const element = elementOf(run.evaluate(list));
  if (body === none || element.taints.length === 0) return;
  let bits = 0;
  run.branch(run.state, () => {
    assignTo(run, pattern, tainted(element.taints));
    run.refine(body, isTrue);
    const { taints } = run.evaluate(pattern);
    bits = taints.reduce((sum, taint) => sum & taint.cleaned, allClasses);
  });
  prove(run, list, bits);
}

/** `any(name == each for each in TOOLS)`, `next((each for each in TOOLS if each.name == name), None)`. */
const proveAny: Quantifier = (run, call) => {
  const inner = unwrap(run.syntax, childBy(run.syntax, call, F.arguments));
  const list = kindAt(run.syntax, inner) === K.args ? childAt(run.syntax, inner, 0) : inner;
  proveListed(run, list);
  if (run.resolver.lastOf(childBy(run.syntax, call, F.callee)) === 'any')
    run.refine(childBy(run.syntax, unwrap(run.syntax, list), F.body), true);
};

/** Something is in `[each for each in TOOLS if each.name == name]`: its conditions held for one of our own elements. */
export function proveListed(run: Run, list: number): void {
  const { syntax } = run;
  const inner = unwrap(syntax, list);
  if (kindAt(syntax, inner) !== K.comprehension) return;
  for (const clause of childrenOf(syntax, inner))
    if (kindAt(syntax, clause) === K.ifClause) run.refine(childAt(syntax, clause, 0), true);
}

/** `isinstance(value, int)`. */
const proveType: Quantifier = (run, call) => {
  const [value = none, type = none] = positional(run.syntax, call);
  const types = kindAt(run.syntax, type) === K.array ? childrenOf(run.syntax, type) : [type];
  const names = types.map((each) => run.resolver.nameOf(each));
  const isSafe = names.every((name) => name !== undefined && run.models.safeTypes.has(`${name}()`));
  if (isSafe) prove(run, value, allClasses);
  else if (names.every((name) => name === 'str')) prove(run, value, run.models.textBits);
};

const quantifiers: ReadonlyMap<string, Quantifier> = new Map([
  ['some', proveSome],
  ['find', proveSome],
  ['every', proveEvery],
  ['any', proveAny],
  ['next', proveAny],
  ['isinstance', proveType],
]);

/** `assert.match(text, /^[a-z]+$/)`. */
const assertedPattern: CompiledGuard = {
  bits: allClasses,
  proves: 0,
  anchored: 1,
  when: 'returned',
  where: undefined,
};

/** `Color(text)` returns for the values of the enumeration alone. */
function proveMember(run: Run, call: number, callee: number): void {
  const owner = run.resolver.classNamed(callee);
  const [value = none] = positional(run.syntax, call);
  if (owner !== none && value !== none && isEnumeration(run, owner)) prove(run, value, allClasses);
}

/** What a call proves of its arguments by coming back: it would have thrown. */
export function proveReturned(run: Run, call: number, callee: number): void {
  proveMember(run, call, callee);
  proveBySummary(run, call, 'returned');
  passReturned(run, call);
  if (proveAsserted(run, call, callee)) proveBy(run, call, assertedPattern, false);
  for (const guard of run.models.guards.find(run.resolver.nameOf(callee), run.resolver.lastOf(callee))) {
    if (guard.when === 'returned') proveBy(run, call, guard, false);
  }
}
