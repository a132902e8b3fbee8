import { fitsName } from '../names/name-index.ts';
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import type { Condition, Test } from '../rules/rule-data.ts';
import { isBareString } from '../syntax/code-text.ts';
import { F, K } from '../syntax/kinds.ts';
import { ancestor, childBy, endOf, kindAt, operatorOf, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { alternatives } from './alternatives.ts';
import { argumentAt, keywordAt, optionAt, type Place, propertyOf, settled } from './call-parts.ts';
import { constantOf } from './constants.ts';
import { standsForFailed } from './fallbacks/failed-check.ts';
import { isSetBeside } from './set-beside.ts';
import { isDirectToken } from './token-answers.ts';
import { standsBesideConstants } from './uses.ts';

/** What matched: the node, and for properties and assignments the value. */
export interface Match {
  readonly node: number;
  readonly value: number;
  /** Key, assigned name or called name, for messages. */
  readonly name: string;
  /** Where an expression is a choice, all that it may be must fit, not one of them. */
  readonly isSure?: true;
}

const expressions = new Map<string, RegExp>();

/** A rule's regular expression, compiled once; case is ignored. */
export function pattern(source: string): RegExp {
  const known = expressions.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'i');
  expressions.set(source, made);
  return made;
}

function follow(resolver: Resolver, place: Place, path: readonly string[]): Place {
  let at = place;
  for (const key of path) {
    if (at === 'missing' || at === 'unknown') return at;
    at = propertyOf(resolver, at.node, key);
  }
  return at;
}

function keywordPlace(resolver: Resolver, call: number, name: string): Place {
  return resolver.syntax.grammar.family === 'python'
    ? keywordAt(resolver, call, name)
    : optionAt(resolver, call, name);
}

/** The place that a condition asks about. */
export function select(resolver: Resolver, match: Match, condition: Condition): Place {
  const path = condition.path ?? [];
  if (condition.value === true)
    return follow(resolver, match.value === none ? 'missing' : { node: match.value }, path);
  if (condition.receiver === true) {
    const object = childBy(resolver.syntax, childBy(resolver.syntax, match.node, F.callee), F.object);
    return object === none ? 'missing' : { node: object };
  }
  const byPosition =
    condition.arg === undefined ? 'missing' : argumentAt(resolver.syntax, match.node, condition.arg);
  if (byPosition !== 'missing' || condition.keyword === undefined) return follow(resolver, byPosition, path);
  return follow(resolver, keywordPlace(resolver, match.node, condition.keyword), path);
}

function isNamed(resolver: Resolver, node: number, names: readonly string[]): boolean {
  const inner = unwrap(resolver.syntax, node);
  const name = resolver.nameOf(inner);
  const last = resolver.lastOf(inner);
  return names.some((candidate) => fitsName(candidate, name, last));
}

/** The call that an expression is, or that gave a name its only value; or `none`. */
function callBehind(resolver: Resolver, node: number, depth = 0): number {
  const inner = unwrap(resolver.syntax, node);
  const kind = kindAt(resolver.syntax, inner);
  if (kind === K.call || kind === K.new) return inner;
  const isName = kind === K.identifier || kind === K.shorthand;
  const binding = isName ? bindingAt(resolver.names, inner) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  return isFixed && depth < 4 ? callBehind(resolver, binding.init, depth + 1) : none;
}

function isCallOf(resolver: Resolver, node: number, names: readonly string[]): boolean {
  const unwrapped = unwrap(resolver.syntax, node);
  const isAwaited = kindAt(resolver.syntax, unwrapped) === K.await;
  const call = callBehind(resolver, isAwaited ? unwrapped + 1 : unwrapped);
  return call !== none && isNamed(resolver, childBy(resolver.syntax, call, F.callee), names);
}

function isCalledSo(resolver: Resolver, place: Place, condition: Condition): boolean {
  const call = typeof place === 'string' ? none : callBehind(resolver, place.node);
  return call !== none && holds(resolver, { node: call, value: none, name: '' }, condition);
}

type Holds = (resolver: Resolver, node: number, test: Test) => boolean;

const tests: { readonly [Key in keyof Test]-?: Holds } = {
  is: (resolver, node, test) => constantOf(resolver, node) === test.is,
  matches: (resolver, node, test) => {
    const inner = unwrap(resolver.syntax, node);
    const isRegex = kindAt(resolver.syntax, inner) === K.regex;
    const value = isRegex ? textOf(resolver.syntax, inner) : constantOf(resolver, inner);
    return typeof value === 'string' && pattern(test.matches ?? '').test(value);
  },
  missing: (_resolver, _node, test) => test.missing === false,
  constant: (resolver, node, test) => (constantOf(resolver, node) !== undefined) === test.constant,
  name: (resolver, node, test) => isNamed(resolver, node, test.name ?? []),
  calls: (resolver, node, test) => isCallOf(resolver, node, test.calls ?? []),
  below: (resolver, node, test) => {
    const value = constantOf(resolver, node);
    return typeof value === 'number' && value < (test.below ?? 0);
  },
  bits: (resolver, node, test) => {
    const value = constantOf(resolver, node);
    return typeof value === 'number' && (value & (test.bits ?? 0)) !== 0;
  },
  minLength: (resolver, node, test) => {
    const value = constantOf(resolver, node);
    return typeof value === 'string' && value.length >= (test.minLength ?? 0);
  },
  directToken: (resolver, node, test) => isDirectToken(resolver, node) === test.directToken,
};

const testKeys = Object.keys(tests) as (keyof Test)[];

const choices = new Set(['||', '??', 'or']);

/** What an expression falls back on: `b` of `a || b`. */
function fallbackOf({ syntax }: Resolver, place: Place): Place {
  if (typeof place === 'string') return place;
  const inner = unwrap(syntax, place.node);
  const kind = kindAt(syntax, inner);
  if ((kind !== K.binary && kind !== K.logical) || !choices.has(operatorOf(syntax, inner))) return 'missing';
  return { node: childBy(syntax, inner, F.right) };
}

function holdsAt(resolver: Resolver, found: Place, { condition, isSure }: Question): boolean {
  const place = condition.fallback === true ? fallbackOf(resolver, found) : found;
  if (place === 'unknown') return false;
  if (place === 'missing') return condition.missing === true;
  const fits = (node: number): boolean =>
    testKeys.every((key) => condition[key] === undefined || tests[key](resolver, node, condition));
  const node = settled(resolver, place.node);
  if (fits(node)) return true;
  // What is not constant as a whole is not so because one side of it is.
  if (isSure || condition.constant !== undefined || !mayChoose(resolver, condition)) return false;
  return alternatives(resolver, node).some((each) => fits(settled(resolver, each)));
}

/** In scripts a switch that is on for some is a choice that somebody made; the name of a weak cipher is none. */
function mayChoose({ syntax }: Resolver, condition: Condition): boolean {
  return syntax.grammar.family === 'python' || condition.matches !== undefined;
}

interface Question {
  readonly condition: Condition;
  readonly isSure: boolean;
}

const words = new Set<number>([K.identifier, K.propName, K.shorthand, K.shorthandPattern]);
/** A string counts when it is a name, as the key in `form["password"]`, not when it is prose. */
const nameLike = /^[\w.-]{1,40}$/;
const scopes = new Set<number>([K.block, K.module, K.classBody, K.case, K.func]);

/** Statement, or body of an arrow function, that a node stands in. */
function mentionScope(syntax: Syntax, node: number): number {
  let at = node;
  while (parentOf(syntax, at) >= 0 && !scopes.has(kindAt(syntax, parentOf(syntax, at))))
    at = parentOf(syntax, at);
  return at;
}

function isWord(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  const isKey =
    kind === K.stringPart && kindAt(syntax, parentOf(syntax, parentOf(syntax, node))) === K.subscript;
  return words.has(kind) || (isKey && nameLike.test(textOf(syntax, node)));
}

/** Whether a word of a statement fits; functions inside it speak for themselves. */
function wordFits(syntax: Syntax, statement: number, wanted: RegExp): boolean {
  for (let at = statement; at < endOf(syntax, statement); at += 1) {
    const kind = syntax.kind[at] ?? 0;
    if (kind === K.func) at = endOf(syntax, at) - 1;
    else if (isWord(syntax, at) && wanted.test(textOf(syntax, at))) return true;
  }
  return false;
}

const nameFields = [F.name, F.key, F.left, F.property];

/** Name that a declaration, entry or function gives to what is inside it. */
function ownName(syntax: Syntax, node: number): string {
  const kind = kindAt(syntax, node);
  const isNaming =
    kind === K.func || kind === K.declarator || kind === K.pair || kind === K.field || kind === K.assign;
  const field = isNaming ? nameFields.find((each) => childBy(syntax, node, each) !== none) : undefined;
  return field === undefined ? '' : textOf(syntax, childBy(syntax, node, field));
}

/** Whether the statement round a node, or the name of something round it, speaks of a subject. */
function mentions(resolver: Resolver, node: number, source: string): boolean {
  const { syntax } = resolver;
  const wanted = pattern(source);
  if (wordFits(syntax, mentionScope(syntax, node), wanted)) return true;
  return ancestor(syntax, node, (_kind, at) => wanted.test(ownName(syntax, at))) !== none;
}

/** Whether a function writes a string that fits; functions inside it speak for themselves. */
function writesString(syntax: Syntax, scope: number, wanted: RegExp): boolean {
  for (let at = scope + 1; at < endOf(syntax, scope); at += 1) {
    const kind = syntax.kind[at] ?? 0;
    if (kind === K.func || isBareString(syntax, at)) at = endOf(syntax, at) - 1;
    else if (kind === K.stringPart && wanted.test(textOf(syntax, at))) return true;
  }
  return false;
}

/** Whether a string that fits is written in a function round a node; in the module only when there is none. */
function standsAround(syntax: Syntax, node: number, source: string): boolean {
  const wanted = pattern(source);
  const isFunction = (kind: number): boolean => kind === K.func;
  let scope = ancestor(syntax, node, isFunction);
  if (scope === none) return writesString(syntax, 0, wanted);
  for (; scope !== none; scope = ancestor(syntax, parentOf(syntax, scope), isFunction))
    if (writesString(syntax, scope, wanted)) return true;
  return false;
}

/** Whether a name in the outermost function round a node, or in the module when there is none, fits. */
function standsWithin(syntax: Syntax, node: number, source: string): boolean {
  const wanted = pattern(source);
  const scope = outermostFunction(syntax, node);
  for (let at = scope; at < endOf(syntax, scope); at += 1) {
    const kind = syntax.kind[at] ?? 0;
    if (scope === 0 && kind === K.func) at = endOf(syntax, at) - 1;
    else if (words.has(kind) && wanted.test(textOf(syntax, at))) return true;
  }
  return false;
}

function outermostFunction(syntax: Syntax, node: number): number {
  let scope = 0;
  for (let at = node; at > 0; at = parentOf(syntax, at)) if (kindAt(syntax, at) === K.func) scope = at;
  return scope;
}

/** Whether the function round a call makes the same call a second time: what was read first is checked then. */
function isRepeated(syntax: Syntax, node: number): boolean {
  const scope = outermostFunction(syntax, node);
  const callee = textOf(syntax, childBy(syntax, node, F.callee));
  for (let at = scope; at < endOf(syntax, scope); at += 1) {
    const kind = syntax.kind[at] ?? 0;
    if (scope === 0 && kind === K.func) at = endOf(syntax, at) - 1;
    else if (at !== node && kind === K.call && textOf(syntax, childBy(syntax, at, F.callee)) === callee)
      return true;
  }
  return false;
}

function ownerFits(syntax: Syntax, node: number, source: string): boolean {
  const owner = childBy(syntax, childBy(syntax, node, F.left), F.object);
  return owner !== none && pattern(source).test(textOf(syntax, owner));
}

/** What else is called beside a call; undefined where a condition asks nothing of it. */
function besideCall(resolver: Resolver, { node }: Match, condition: Condition): boolean | undefined {
  if (condition.repeats === true) return isRepeated(resolver.syntax, node);
  if (condition.afterFailed !== undefined) return standsForFailed(resolver, node, condition.afterFailed);
  return condition.besideConstants === true ? standsBesideConstants(resolver, node) : undefined;
}

/** Whether one condition holds for a match. */
export function holds(resolver: Resolver, match: Match, condition: Condition): boolean {
  if (condition.not !== undefined) return !holds(resolver, sure(match), condition.not);
  if (condition.any !== undefined) return condition.any.some((each) => holds(resolver, match, each));
  if (condition.all !== undefined) return condition.all.every((each) => holds(resolver, match, each));
  if (condition.mentions !== undefined) return mentions(resolver, match.node, condition.mentions);
  if (condition.around !== undefined) return standsAround(resolver.syntax, match.node, condition.around);
  if (condition.within !== undefined) return standsWithin(resolver.syntax, match.node, condition.within);
  const beside = besideCall(resolver, match, condition);
  if (beside !== undefined) return beside;
  if (condition.setBeside !== undefined) return isSetBeside(resolver, match.node, condition.setBeside);
  if (condition.owner !== undefined) return ownerFits(resolver.syntax, match.node, condition.owner);
  if (condition.imports !== undefined) {
    const wanted = pattern(condition.imports);
    return resolver.names.specifiers.some((specifier) => wanted.test(specifier));
  }
  const place = select(resolver, match, condition);
  const isCalled = condition.called === undefined || isCalledSo(resolver, place, condition.called);
  return isCalled && holdsAt(resolver, place, { condition, isSure: match.isSure === true });
}

function sure(match: Match): Match {
  return match.isSure === true ? match : { ...match, isSure: true };
}

/** Whether all of a matcher's conditions hold. */
export function allHold(
  resolver: Resolver,
  match: Match,
  given: { readonly where?: readonly Condition[]; readonly unless?: readonly Condition[] },
): boolean {
  const where = given.where ?? [];
  const unless = given.unless ?? [];
  return (
    where.every((each) => holds(resolver, match, each)) &&
    !unless.some((each) => holds(resolver, sure(match), each))
  );
}
