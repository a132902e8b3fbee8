/** What a condition proves of the values in it. */

import { positional } from '../match/call-parts.ts';
import { allHold } from '../match/conditions.ts';
import { constantOf } from '../match/constants.ts';
import { allClasses, type CompiledGuard } from '../match/models.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { proofKey } from './places.ts';
import type { Run } from './run.ts';
import { cleanOrigins } from './state.ts';
import type { Outcome, Summary } from './summary.ts';
import { clean } from './value.ts';

/** Makes the variable or member that an expression names safe from here on; what it was made from too, for `beyond`. */
export function prove(run: Run, node: number, bits: number, beyond = 0): void {
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  const value = run.evaluate(inner);
  if (value.taints.length === 0) return;
  const binding = bindingAt(run.resolver.names, inner);
  if (kind === K.identifier && binding !== undefined) run.set(binding.id, clean(value, bits));
  else if (kind === K.member || kind === K.subscript) {
    run.hasProofs = true;
    run.set(proofKey(run, inner), clean(value, bits));
  }
  // A proven host, or the lower-case form of a value, proves what it was made from.
  const derived = (bits & (kind === K.call ? allClasses : run.models.prefixBits)) | beyond;
  if (derived !== 0 && run.state !== undefined)
    cleanOrigins(run.state, new Set(value.taints.map((taint) => taint.id)), derived);
}

/** Only a pattern that speaks of the whole text, and not of just anything, proves something. */
function isWholePattern(source: string): boolean {
  const body = source
    .replace(/^r?['"/]/, '')
    .replace(/['"]$/, '')
    .replace(/\/[a-z]*$/, '');
  return /^\^/.test(body) && /(?:\$|\\Z)$/.test(body) && !/\.[*+]/.test(body);
}

function patternHolds(run: Run, call: number, guard: CompiledGuard): boolean {
  if (guard.anchored === undefined) return true;
  const callee = childBy(run.syntax, call, F.callee);
  const place =
    guard.anchored === 'receiver'
      ? childBy(run.syntax, callee, F.object)
      : (positional(run.syntax, call)[guard.anchored] ?? none);
  const source = patternSource(run, place);
  const matchesAll = run.resolver.lastOf(callee) === 'fullmatch';
  return source !== undefined && isWholePattern(matchesAll ? `^${source}$` : source);
}

/** Text of a regular expression: a literal, a constant, or what `re.compile` was given. */
function patternSource(run: Run, node: number): string | undefined {
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  if (kind === K.regex) return textOf(run.syntax, inner);
  if (kind === K.call || kind === K.new) return patternSource(run, positional(run.syntax, inner)[0] ?? none);
  const constant = constantOf(run.resolver, inner);
  if (typeof constant === 'string') return constant;
  const binding = kind === K.identifier ? bindingAt(run.resolver.names, inner) : undefined;
  return binding === undefined || binding.writes > 0 || binding.init === none || binding.init === inner
    ? undefined
    : patternSource(run, binding.init);
}

/** What of a call a guard speaks of; `none` when the guard does not apply. */
function provenPlace(run: Run, call: number, guard: CompiledGuard): number {
  const callee = childBy(run.syntax, call, F.callee);
  const isReceiver = guard.proves === 'receiver';
  const place = isReceiver
    ? childBy(run.syntax, callee, F.object)
    : (positional(run.syntax, call)[Number(guard.proves)] ?? none);
  if (place === none || !patternHolds(run, call, guard)) return none;
  if (!allHold(run.resolver, { node: call, value: none, name: '' }, { where: guard.where ?? [] }))
    return none;
  // A list that the same stranger filled proves nothing.
  const other = isReceiver ? none : childBy(run.syntax, callee, F.object);
  return other !== none && run.evaluate(other).taints.length > 0 ? none : place;
}

/** What a function of ours proves of its arguments when it answers so. */
export function proveBySummary(run: Run, call: number, outcome: Outcome): void {
  const callee = childBy(run.syntax, call, F.callee);
  const summary = summaryOf(run, callee);
  if (summary === undefined || summary.proofs.length === 0) return;
  const places = positional(run.syntax, call);
  for (const { position, when, bits } of summary.proofs)
    if (when === outcome && places[position] !== undefined) prove(run, places[position], bits);
}

function summaryOf(run: Run, callee: number): Summary | undefined {
  const func = run.resolver.localFunction(callee);
  const unit = func < 0 ? undefined : run.file.units.byFunction.get(func);
  if (unit !== undefined) return run.summaries.ofUnit(unit);
  const name = func < 0 ? run.resolver.nameOf(callee) : undefined;
  return name === undefined ? undefined : run.summaries.ofImport(name);
}

function refineCall(run: Run, call: number, isTrue: boolean): void {
  proveBySummary(run, call, isTrue ? 'true' : 'false');
  const callee = childBy(run.syntax, call, F.callee);
  for (const guard of run.models.guards.find(run.resolver.nameOf(callee), run.resolver.lastOf(callee))) {
    const place = guard.when === isTrue ? provenPlace(run, call, guard) : none;
    if (place !== none) prove(run, place, guard.bits, guard.when ? 0 : guard.bits);
  }
}

const equal = new Set(['==', '===', 'is']);
const unequal = new Set(['!=', '!==', 'is not']);

function refineComparison(run: Run, node: number, isTrue: boolean): void {
  const [left = none, right = none, more] = childrenOf(run.syntax, node);
  const operator = operatorOf(run.syntax, node);
  if (more !== undefined) return;
  if (/^[<>]/.test(operator)) refineBounds(run, left, right);
  if ((equal.has(operator) && isTrue) || (unequal.has(operator) && !isTrue)) refineEqual(run, left, right);
  if (operator === 'in' || operator === 'not in')
    refineMembership(run, [left, right], (operator === 'in') === isTrue);
}

/** Python's `in`: part of a list, or (for `'..'`) of a text. */
function refineMembership(run: Run, [part, whole]: readonly [number, number], isMember: boolean): void {
  if (!isMember) refineWithout(run, part, whole);
  else if (run.evaluate(whole).taints.length === 0) prove(run, part, allClasses);
}

/** Whoever compares an amount with a bound of their own has thought of the bound. */
function refineBounds(run: Run, left: number, right: number): void {
  const bits = run.models.classBits.get('resource') ?? 0;
  if (bits === 0) return;
  if (run.evaluate(right).taints.length === 0) prove(run, left, bits);
  if (run.evaluate(left).taints.length === 0) prove(run, right, bits);
}

/** `'..' not in name`: the name does not climb. */
function refineWithout(run: Run, part: number, whole: number): void {
  const text = constantOf(run.resolver, part);
  if (typeof text === 'string' && /^[\\/]?\.\.[\\/]?$/.test(text))
    prove(run, whole, run.models.classBits.get('path') ?? 0);
}

/** Equal to what nobody else controls: a constant, a setting, `typeof x === 'number'`. */
function refineEqual(run: Run, left: number, right: number): void {
  const typed = kindAt(run.syntax, left) === K.unary && operatorOf(run.syntax, left) === 'typeof';
  if (typed) {
    const type = constantOf(run.resolver, right);
    if (type === 'number' || type === 'boolean' || type === 'bigint')
      prove(run, childBy(run.syntax, left, F.argument), allClasses);
    if (type === 'string') prove(run, childBy(run.syntax, left, F.argument), run.models.textBits);
    return;
  }
  if (constantOf(run.resolver, right) === null || constantOf(run.resolver, left) === null) return;
  if (run.evaluate(right).taints.length === 0) prove(run, left, allClasses);
  else if (run.evaluate(left).taints.length === 0) prove(run, right, allClasses);
}

function refineLogical(run: Run, node: number, isTrue: boolean): void {
  const operator = operatorOf(run.syntax, node);
  const isBoth = (operator === '&&' || operator === 'and') && isTrue;
  const isNeither = (operator === '||' || operator === 'or') && !isTrue;
  if (!isBoth && !isNeither) return;
  refine(run, childBy(run.syntax, node, F.left), isTrue);
  refine(run, childBy(run.syntax, node, F.right), isTrue);
}

/** Narrows the state by a condition that is known to be true or false. */
export function refine(run: Run, condition: number, isTrue: boolean): void {
  const node = unwrap(run.syntax, condition);
  const kind = kindAt(run.syntax, node);
  const operator = kind === K.binary || kind === K.unary ? operatorOf(run.syntax, node) : '';
  if (kind === K.not || (kind === K.unary && operator === '!'))
    refine(run, childBy(run.syntax, node, F.argument), !isTrue);
  else if (kind === K.call) refineCall(run, node, isTrue);
  else if (kind === K.await) refine(run, childAt(run.syntax, node, 0), isTrue);
  else if (kind === K.logical || operator === '&&' || operator === '||') refineLogical(run, node, isTrue);
  else if (kind === K.compare || kind === K.binary) refineComparison(run, node, isTrue);
  else if (kind === K.identifier) refineNamed(run, node, isTrue);
}

/** `const isKnown = allowed.has(x); if (!isKnown) return`: the name stands for its condition. */
function refineNamed(run: Run, node: number, isTrue: boolean): void {
  const binding = bindingAt(run.resolver.names, node);
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0 || binding.init <= 0) return;
  const init = unwrap(run.syntax, binding.init);
  if (init < node && conditions.has(kindAt(run.syntax, init))) refine(run, init, isTrue);
}

const conditions = new Set<number>([K.call, K.compare, K.binary, K.logical, K.not, K.unary, K.await]);

/** `switch (x)`: inside a case, x is one of its constants. */
export function proveEqual(run: Run, subject: number, constant: number, isKnown = false): void {
  if (isKnown || constantOf(run.resolver, constant) !== undefined) prove(run, subject, allClasses);
}
