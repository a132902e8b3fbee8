/** What a condition proves of the values in it. */
import { positional } from '../match/call-parts.ts';
import { type Constant, constantOf, foldOperator } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { proveListed, proveSome, refineCall } from './guard-calls.ts';
import { passBesideSetting } from './harmless/beside-settings.ts';
import { proveShare, proveSubset } from './harmless/subsets.ts';
import { noteWithout } from './harmless/without-steps.ts';
import { proveSameFolder, refineCommon, refinePrefix, refineRoot } from './prefix-guards.ts';
import { asGiven, folderNames, mayBeTheirs, prove, proveEmpty, proveShared } from './proofs.ts';
import type { Run } from './run.ts';
import { isAnyones } from './senders.ts';
import { isMadeAbsolute } from './start-guards.ts';
import { joinStates } from './state.ts';
import { proveScheme, refuseKey } from './text-guards.ts';
import { receiverPosition } from './value/part.ts';
import type { Taint } from './value/taint.ts';

const equal = new Set(['==', '===', 'is']);
const unequal = new Set(['!=', '!==', 'is not']);

function refineComparison(run: Run, node: number, isTrue: boolean): void {
  const [left = none, right = none, more] = childrenOf(run.syntax, node);
  const operator = operatorOf(run.syntax, node);
  if (more !== undefined) return;
  if (/^[<>]/.test(operator)) refineBounds(run, left, right);
  refineSubset(run, node, isTrue);
  refineIndex(run, node, isTrue);
  if ((equal.has(operator) && isTrue) || (unequal.has(operator) && !isTrue)) {
    refinePrefix(run, left, right);
    refineCommon(run, left, right);
    refineCommon(run, right, left);
    refineRoot(run, left, right);
    proveScheme(run, left, right);
    if (constantOf(run.resolver, right) === '') proveSameFolder(run, left);
    refineEqual(run, left, right);
  } else if (constantOf(run.resolver, right) === '..') refineClimbing(run, left);
  else if (equal.has(operator) || unequal.has(operator)) refuseKey(run, left, right);
  if (isNothing(run, right)) refineAnswer(run, left, equal.has(operator) !== isTrue);
  if (operator === 'in' || operator === 'not in')
    refineMembership(run, [left, right], (operator === 'in') === isTrue);
}

/** `relative.split(path.sep)[0] !== '..'`: the way does not begin with a step out. */
function refineClimbing(run: Run, first: number): void {
  let root = unwrap(run.syntax, first);
  for (let kind = kindAt(run.syntax, root); ways.has(kind); kind = kindAt(run.syntax, root))
    root = unwrap(run.syntax, childBy(run.syntax, root, kind === K.call ? F.callee : F.object));
  const bits = run.models.classBits.get('path') ?? 0;
  if (root !== unwrap(run.syntax, first)) prove(run, root, bits, bits);
}

const ways = new Set<number>([K.call, K.member, K.subscript]);

/** `null`, `None`, `undefined`. */
function isNothing(run: Run, node: number): boolean {
  return constantOf(run.resolver, node) === null || textOf(run.syntax, node) === 'undefined';
}

/** `PATTERN.fullmatch(name) is not None`: what looks for something answers with it or with nothing. */
function refineAnswer(run: Run, answer: number, isThere: boolean): void {
  const call = callBehind(run, answer);
  const callee = kindAt(run.syntax, call) === K.call ? childBy(run.syntax, call, F.callee) : none;
  if (callee === none) return;
  const isAsking = lookingMethods.has(run.resolver.lastOf(callee));
  if (isAsking || run.resolver.nameOf(callee) === 'semver.valid') refineCall(run, call, isThere);
}

/** The call that an expression is, or that gave a name its only value. */
function callBehind({ syntax, resolver }: Run, node: number): number {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const isNamed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  const init = isNamed && binding.init > 0 ? unwrap(syntax, binding.init) : inner;
  return kindAt(syntax, init) === K.await ? unwrap(syntax, childAt(syntax, init, 0)) : init;
}

const lookingMethods = new Set(['match', 'fullmatch', 'search', 'exec', 'find', 'next']);

/** `set(fields) <= ALLOWED`, and nothing left of `set(fields) - ALLOWED`: each element is one of ours. */
function refineSubset(run: Run, node: number, isTrue: boolean): void {
  const [left = none, right = none] = childrenOf(run.syntax, node);
  const operator = operatorOf(run.syntax, node);
  if (isTrue && operator === '&') proveShare(run, left, right);
  if (isTrue ? operator === '<=' || operator === '<' : operator === '-') proveSubset(run, left, right);
}

/** `tools.indexOf(name) >= 0`, `tools.indexOf(name) === -1`. */
function refineIndex(run: Run, node: number, isTrue: boolean): void {
  const { syntax } = run;
  const [left = none, right = none] = childrenOf(syntax, node);
  const call = unwrap(syntax, left);
  const callee = kindAt(syntax, call) === K.call ? childBy(syntax, call, F.callee) : none;
  if (callee === none || !positions.has(run.resolver.lastOf(callee))) return;
  const bound = constantOf(run.resolver, right);
  if (typeof bound !== 'number') return;
  // Found means zero or more, not found minus one: the comparison tells the two apart, or it proves nothing.
  const whenMissing = foldOperator(operatorOf(syntax, node), -1, bound);
  const whenFirst = foldOperator(operatorOf(syntax, node), 0, bound);
  const list = childBy(syntax, callee, F.object);
  const place = positional(syntax, call)[0] ?? none;
  if (whenMissing !== isTrue && whenFirst === isTrue) proveFound(run, call, list);
  const whenLater = foldOperator(operatorOf(syntax, node), 1, bound);
  if (whenMissing === isTrue && whenFirst !== isTrue && whenLater !== isTrue) refineWithout(run, place, list);
}

/** `tools.findIndex((tool) => tool.name === name)` found one, or `tools.indexOf(name)` did. */
function proveFound(run: Run, call: number, list: number): void {
  const [place = none] = positional(run.syntax, call);
  if (kindAt(run.syntax, place) === K.func) proveSome(run, call);
  else if (run.evaluate(list).taints.length === 0) prove(run, place, allClasses);
}

const positions = new Set(['indexOf', 'lastIndexOf', 'findIndex', 'count']);

/** Python's `in`: part of a list, or (for `'..'`) of a text. */
function refineMembership(run: Run, [part, whole]: readonly [number, number], isMember: boolean): void {
  if (!isMember) refineWithout(run, part, whole);
  else if (run.resolver.lastOf(whole) === 'parents') proveBelow(run, whole);
  else if (foreign(run, whole).length === 0 || !mayBeTheirs(run.evaluate(whole), run.evaluate(part)))
    prove(run, part, allClasses);
}

/** `folder in path.parents`, of a path that was made absolute. */
function proveBelow(run: Run, parents: number): void {
  const path = childBy(run.syntax, parents, F.object);
  if (isMadeAbsolute(run, path)) prove(run, path, run.models.classBits.get('path') ?? 0);
}

/** Whoever compares an amount with a bound of their own has thought of the bound. */
function refineBounds(run: Run, left: number, right: number): void {
  const bits = run.models.classBits.get('resource') ?? 0;
  if (bits === 0) return;
  if (run.evaluate(right).taints.length === 0) prove(run, left, bits);
  if (run.evaluate(left).taints.length === 0) prove(run, right, bits);
}

/** `'..' not in name`: the name does not climb. Without a quote, a value cannot leave a quoted place of an XPath. */
function refineWithout(run: Run, part: number, whole: number): void {
  refuseKey(run, whole, part);
  const text = constantOf(run.resolver, part);
  if (typeof text !== 'string') return;
  if (noteWithout(run, whole, text)) return;
  const sinkClass = /^[\\/]?\.\.[\\/]?$/.test(text) ? 'path' : /^['"]$/.test(text) ? 'xpath' : '';
  prove(run, whole, run.models.classBits.get(sinkClass) ?? 0);
  if (sinkClass === 'xpath') proveLiteral(run, whole);
}

/** `"'" not in text[1:-1]`: between the quotes of a literal there is no other, so it ends where it seems to. */
function proveLiteral(run: Run, node: number): void {
  const slice = kindAt(run.syntax, node) === K.subscript ? childBy(run.syntax, node, F.index) : none;
  if (kindAt(run.syntax, slice) !== K.slice) return;
  const { code = 0, xpath = 0 } = Object.fromEntries(run.models.classBits);
  prove(run, childBy(run.syntax, node, F.value), code | xpath);
}

/** `file.slice(0, root.length) === root` says what `file.startsWith(root)` does. */
function provesBeginning(run: Run, cut: number, other: number): boolean {
  const call = unwrap(run.syntax, cut);
  const callee = kindAt(run.syntax, call) === K.call ? childBy(run.syntax, call, F.callee) : none;
  if (callee === none || !cuts.has(run.resolver.lastOf(callee))) return false;
  if (constantOf(run.resolver, positional(run.syntax, call)[0] ?? none) !== 0) return false;
  const begins = constantOf(run.resolver, other);
  const object = childBy(run.syntax, callee, F.object);
  const isFree = mayBeTheirs(run.evaluate(other), run.evaluate(object));
  if (isFree || (typeof begins === 'string' && begins.length < 2)) return false;
  const bits = (run.models.classBits.get('path') ?? 0) | run.models.prefixBits;
  prove(run, object, bits, bits);
  return true;
}

const cuts = new Set(['slice', 'substr', 'substring']);

/** Equal to what nobody else controls: a constant, a setting, `typeof x === 'number'`. */
function refineEqual(run: Run, left: number, right: number): void {
  if (kindAt(run.syntax, left) === K.unary && operatorOf(run.syntax, left) === 'typeof') {
    refineType(run, childBy(run.syntax, left, F.argument), constantOf(run.resolver, right));
    return;
  }
  if (constantOf(run.resolver, right) === null || constantOf(run.resolver, left) === null) return;
  if (isAnyones(run, left, right) || isAnyones(run, right, left)) return;
  if (provesBeginning(run, left, right) || provesBeginning(run, right, left)) return;
  const [first, second] = [run.evaluate(left), run.evaluate(right)];
  const firstSafe = mayBeTheirs(first, second) ? safeBits(run, left) : allClasses;
  const secondSafe = mayBeTheirs(second, first) ? safeBits(run, right) : allClasses;
  if (secondSafe !== 0) prove(run, left, secondSafe);
  if (firstSafe !== 0) prove(run, right, firstSafe);
  refineFolder(run, left, right);
  proveShared(run, left, second);
  proveShared(run, right, first);
}

/** `typeof value === 'number'`. */
function refineType(run: Run, value: number, type: Constant | undefined): void {
  if (type === 'number' || type === 'boolean' || type === 'bigint') prove(run, value, allClasses);
  if (type === 'string') prove(run, value, run.models.textBits);
}

/** `file == folder` of two parameters: the folder is whatever the caller of both has chosen. */
function refineFolder(run: Run, file: number, folder: number): void {
  const inner = asGiven(run, file);
  if (!folderNames.test(run.resolver.lastOf(folder)) || kindAt(run.syntax, inner) !== K.identifier) return;
  const [own, other] = [run.evaluate(inner).taints, run.evaluate(folder).taints];
  const isTheirs = [...own, ...other].some(({ origin }) => typeof origin === 'string');
  // What was made from the folder keeps what the folder carries.
  const isApart = !own.some(({ id }) => other.some((each) => each.id === id));
  if (!isTheirs && isApart) prove(run, inner, run.models.classBits.get('path') ?? 0);
}

/** Classes that a value cannot harm: all where nobody else controls it, that of addresses for this server's own host. */
function safeBits(run: Run, node: number): number {
  return foreign(run, node).reduce((bits, taint) => bits & taint.cleaned, allClasses);
}

/** What others bring; an object's own settings are not asked where they come from. */
function foreign(run: Run, node: number): readonly Taint[] {
  const { taints } = run.evaluate(node);
  return taints.filter(({ origin }) => typeof origin === 'string' || origin.position !== receiverPosition);
}

function refineLogical(run: Run, node: number, isTrue: boolean): void {
  const operator = operatorOf(run.syntax, node);
  const isBoth = (operator === '&&' || operator === 'and') && isTrue;
  const isNeither = (operator === '||' || operator === 'or') && !isTrue;
  const left = childBy(run.syntax, node, F.left);
  const right = childBy(run.syntax, node, F.right);
  if (operator === '??') return;
  if (isBoth || isNeither) {
    passBesideSetting(run, [left, right], { isTrue: !isTrue, isLetIn: false });
    refine(run, left, isTrue);
    refine(run, right, isTrue);
    return;
  }
  // Either of the two holds: `name === 'a' || name === 'b'`.
  const first = run.branch(run.state, () => {
    passBesideSetting(run, [left, right], { isTrue, isLetIn: true });
    refine(run, left, isTrue);
  });
  const second = run.branch(run.state, () => refine(run, right, isTrue));
  run.state = joinStates(first, second);
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
  else refineValue(run, node, isTrue);
}

/** What is held to be true or false as it is: a name, a member, a list of what was found. */
function refineValue(run: Run, node: number, isTrue: boolean): void {
  const kind = kindAt(run.syntax, node);
  if (kind === K.comprehension && isTrue) proveListed(run, node);
  if (kind === K.member) refineMember(run, node, isTrue);
  if (kind !== K.identifier) return;
  if (!isTrue) {
    proveSameFolder(run, node);
    proveEmpty(run, node);
  }
  refineNamed(run, node, isTrue);
}

/** `not parts.netloc`: an address without a host leads to this very site. `ip.is_private`: nor into the own network. */
function refineMember(run: Run, node: number, isTrue: boolean): void {
  const last = run.resolver.lastOf(node);
  if (!isTrue && /^(?:host|hostname|netloc)$/.test(last)) prove(run, node, run.models.prefixBits);
  const isOutside = isTrue ? last === 'is_global' : last === 'is_private' || last === 'is_loopback';
  if (isOutside) prove(run, childBy(run.syntax, node, F.object), run.models.classBits.get('ssrf') ?? 0);
}

/** `const isKnown = allowed.has(x); if (!isKnown) return`: the name stands for its condition. */
function refineNamed(run: Run, node: number, isTrue: boolean): void {
  const binding = bindingAt(run.resolver.names, node);
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0 || binding.init <= 0) return;
  const init = unwrap(run.syntax, binding.init);
  if (init >= node || !conditions.has(kindAt(run.syntax, init))) return;
  // A condition may speak of itself: `ok = ok and check(name)`.
  if (run.refined.has(binding.id)) return;
  run.refined.add(binding.id);
  refine(run, init, isTrue);
  run.refined.delete(binding.id);
}

const conditions = new Set<number>([
  K.call,
  K.compare,
  K.binary,
  K.logical,
  K.not,
  K.unary,
  K.await,
  K.comprehension,
]);

/** `switch (x)`: inside a case, x is one of its constants. */
export function proveEqual(run: Run, subject: number, constant: number): void {
  if (constantOf(run.resolver, constant) !== undefined) prove(run, subject, allClasses);
}
