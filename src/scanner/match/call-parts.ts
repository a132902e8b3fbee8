import escapeStringRegexp from 'escape-string-regexp';
import { enclosingClass } from '../names/class-info.ts';
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { constantOf } from './constants.ts';
import { returnedObject } from './options/returned-object.ts';

/** A place that may be there, may be missing, or may hide behind a spread. */
export type Place = { readonly node: number } | 'missing' | 'unknown';

/** Name under which a property, keyword argument or dictionary entry stands. */
export function keyText(syntax: Syntax, pair: number): string {
  const kind = kindAt(syntax, pair);
  if (kind === K.shorthand) return textOf(syntax, pair);
  const key = childBy(syntax, pair, kind === K.keywordArg ? F.name : F.key);
  const text = textOf(syntax, key);
  return kindAt(syntax, key) === K.string ? text.slice(1, -1) : text;
}

/** Arguments that stand by position. */
export function positional(syntax: Syntax, call: number): number[] {
  const list = childBy(syntax, call, F.arguments);
  if (kindAt(syntax, list) !== K.args) return list === none ? [] : [list];
  return childrenOf(syntax, list).filter((child) => kindAt(syntax, child) !== K.keywordArg);
}

/** An argument by position; unknown behind a spread. */
export function argumentAt(syntax: Syntax, call: number, position: number): Place {
  const found = positional(syntax, call);
  const spread = found.findIndex((node) => kindAt(syntax, node) === K.spread);
  if (spread >= 0 && spread <= position) return 'unknown';
  const node = found[position];
  return node === undefined ? 'missing' : { node };
}

/** A Python keyword argument as it is written in the call. */
export function writtenKeyword(syntax: Syntax, call: number, name: string): Place {
  const node = childrenOf(syntax, childBy(syntax, call, F.arguments)).find(
    (child) => kindAt(syntax, child) === K.keywordArg && keyText(syntax, child) === name,
  );
  return node === undefined ? 'missing' : { node: childBy(syntax, node, F.value) };
}

/** A Python keyword argument; behind `**options` only when the options are a literal. */
export function keywordAt(resolver: Resolver, call: number, name: string): Place {
  const { syntax } = resolver;
  const written = writtenKeyword(syntax, call, name);
  if (written !== 'missing') return written;
  const list = childrenOf(syntax, childBy(syntax, call, F.arguments));
  let answer: Place = 'missing';
  for (const child of list) {
    if (kindAt(syntax, child) !== K.spread || !textOf(syntax, child).startsWith('**')) continue;
    const place = propertyOf(resolver, childAt(syntax, child, 0), name);
    if (typeof place !== 'string') return place;
    if (place === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** The value of `self.name`, and of `TABLE["key"]` in Python, when nothing else is ever given to them; else the node. */
export function settled(resolver: Resolver, node: number): number {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.member) return fieldValue(resolver, inner);
  if (kind === K.identifier) return defaultValue(resolver, inner);
  if (syntax.grammar.family !== 'python') return inner;
  const key = kind === K.subscript ? resolver.lastOf(inner) : '';
  if (key === '') return inner;
  const object = childBy(syntax, inner, F.object);
  const place = propertyOf(resolver, object === none ? childBy(syntax, inner, F.value) : object, key);
  return typeof place === 'string' ? inner : place.node;
}

/** What a parameter that is never written is when callers give nothing for it; else the node. */
function defaultValue({ names, syntax }: Resolver, node: number): number {
  const binding = bindingAt(names, node);
  if (binding?.kind !== 'param' || binding.writes > 0) return node;
  const holder = parentOf(syntax, binding.node);
  const field = kindAt(syntax, holder) === K.param ? F.value : F.right;
  const isWhole = kindAt(syntax, holder) === K.param || kindAt(syntax, holder) === K.defaultPattern;
  const value = isWhole && binding.path.length === 0 ? childBy(syntax, holder, field) : none;
  return value === none ? node : unwrap(syntax, value);
}

/** What a class gives its field, in its body or in one assignment. */
function fieldValue(resolver: Resolver, member: number): number {
  const { syntax } = resolver;
  const object = childBy(syntax, member, F.object);
  if (!resolver.isSelf(object)) return memberOfDefault(resolver, member, object);
  const owner = enclosingClass(syntax, member);
  const field = resolver.lastOf(member);
  const value = owner === none ? undefined : resolver.classInfo(owner).values.get(field);
  if (value === undefined) return member;
  const isOwn = kindAt(syntax, childBy(syntax, parentOf(syntax, value), F.left)) === K.member;
  return writesOf(resolver, owner, field) === (isOwn ? 1 : 0) ? unwrap(syntax, value) : member;
}

/** How often a class gives a field of its objects a value. */
function writesOf({ syntax }: Resolver, owner: number, field: string): number {
  const escaped = escapeStringRegexp(field);
  return textOf(syntax, owner).split(new RegExp(`\\.${escaped} ?=(?!=)`)).length - 1;
}

/** The value that a Python class gives a name in its body and its objects never change; or `none`. */
export function classAttribute(resolver: Resolver, owner: number, field: string): number {
  if (owner === none || !/^\w+$/.test(field)) return none;
  const { values, types, bases } = resolver.classInfo(owner);
  const value = values.get(field);
  if (value === undefined) {
    const found = bases.map((base) => classAttribute(resolver, resolver.classNamed(base), field));
    return found.find((each) => each !== none) ?? none;
  }
  const isOwn = kindAt(resolver.syntax, childBy(resolver.syntax, parentOf(resolver.syntax, value), F.left));
  const isFixed = isOwn === K.identifier && !types.has(field) && writesOf(resolver, owner, field) === 0;
  return isFixed ? value : none;
}

/** `options.name` of `(options = defaults) => …`. */
function memberOfDefault(resolver: Resolver, member: number, object: number): number {
  const given = defaultValue(resolver, object);
  if (given === object) return member;
  const place = propertyOf(resolver, given, resolver.lastOf(member));
  return typeof place === 'string' ? member : unwrap(resolver.syntax, place.node);
}

/** The object literal an expression is, through a constant that is never written again; or `none`. */
export function literalObject(resolver: Resolver, node: number): number {
  const inner = unwrap(resolver.syntax, node);
  const kind = kindAt(resolver.syntax, inner);
  if (kind === K.member) return settled(resolver, inner);
  if (kind !== K.identifier && kind !== K.shorthand) return inner;
  const binding = bindingAt(resolver.names, inner);
  return binding !== undefined && binding.writes === 0 && binding.path.length === 0
    ? unwrap(resolver.syntax, binding.init)
    : none;
}

/** Beyond this many nodes between an object and its use, nobody looks for what was set in between. */
const maxBetween = 600;

/** `options.shell = true` between the declaration of `options` and its use; or `none`. */
function setAfter({ syntax, names }: Resolver, node: number, key: string): number {
  const binding = bindingAt(names, unwrap(syntax, node));
  let found = none;
  if (binding === undefined || node - binding.node > maxBetween) return none;
  for (let at = Math.max(binding.init, binding.node); at < node; at += 1) {
    const set = setters[syntax.kind[at] ?? 0]?.(syntax, at);
    if (set !== undefined && set.key === key && bindingAt(names, set.object) === binding) found = set.value;
  }
  return found;
}

interface Setting {
  readonly object: number;
  readonly key: string;
  readonly value: number;
}

/** `options.verify = x`, in Python `options["verify"] = x`. */
function settingOf(syntax: Syntax, assignment: number): Setting | undefined {
  const target = childBy(syntax, assignment, F.left);
  const kind = kindAt(syntax, target);
  const value = childBy(syntax, assignment, F.right);
  if (kind === K.member)
    return {
      object: childBy(syntax, target, F.object),
      key: textOf(syntax, childBy(syntax, target, F.property)),
      value,
    };
  const index = kind === K.subscript ? childBy(syntax, target, F.index) : none;
  if (syntax.grammar.family !== 'python' || kindAt(syntax, index) !== K.string) return undefined;
  return { object: childBy(syntax, target, F.value), key: textOf(syntax, index).slice(1, -1), value };
}

/** `options.setdefault("verify", x)`. */
function defaultOf(syntax: Syntax, call: number): Setting | undefined {
  const callee = childBy(syntax, call, F.callee);
  if (kindAt(syntax, callee) !== K.member) return undefined;
  if (textOf(syntax, childBy(syntax, callee, F.property)) !== 'setdefault') return undefined;
  const [key = none, value = none] = positional(syntax, call);
  return value === none || kindAt(syntax, key) !== K.string
    ? undefined
    : { object: childBy(syntax, callee, F.object), key: textOf(syntax, key).slice(1, -1), value };
}

const setters: Readonly<Record<number, (syntax: Syntax, node: number) => Setting | undefined>> = {
  [K.assign]: settingOf,
  [K.call]: defaultOf,
};

const maxSpreads = 4;

/** A key that a spread brings: the last spread that has it; unknown when one of them hides what it has. */
function spreadProperty(resolver: Resolver, members: readonly number[], key: string, depth: number): Place {
  const { syntax } = resolver;
  for (const member of [...members].reverse()) {
    if (kindAt(syntax, member) !== K.spread) continue;
    const object = childAt(syntax, member, 0);
    const place = depth < maxSpreads ? propertyOf(resolver, object, key, depth + 1) : 'unknown';
    if (place !== 'missing' && !isEmptyDefault(resolver, object)) return place;
  }
  return 'missing';
}

/** `options` of `(options = {}) => …`: when callers give nothing, it has no key. */
function isEmptyDefault(resolver: Resolver, node: number): boolean {
  const { syntax } = resolver;
  if (kindAt(syntax, node) !== K.identifier) return false;
  const given = defaultValue(resolver, node);
  return given !== node && kindAt(syntax, given) === K.object && childAt(syntax, given, 0) === none;
}

/** Of a call of a function of this file, the object that it gives. */
function givenObject(resolver: Resolver, object: number): number {
  const returned = kindAt(resolver.syntax, object) === K.call ? returnedObject(resolver, object) : none;
  return returned === none ? object : literalObject(resolver, returned);
}

/** A property of an object literal, or an element of an array literal by its index; unknown when the object is no literal or hides in a spread. */
export function propertyOf(resolver: Resolver, node: number, key: string, depth = 0): Place {
  const { syntax } = resolver;
  const object = givenObject(resolver, literalObject(resolver, node));
  if (kindAt(syntax, object) === K.array) return elementAt(syntax, object, Number(key));
  if (kindAt(syntax, object) === K.call && resolver.nameOf(childBy(syntax, object, F.callee)) === 'dict')
    return positional(syntax, object).length > 0 ? 'unknown' : keywordAt(resolver, object, key);
  if (isAssigned(resolver, object)) return assignedProperty(resolver, object, key, depth);
  const later = object === unwrap(syntax, node) ? none : setAfter(resolver, node, key);
  if (later !== none) return { node: later };
  if (kindAt(syntax, object) !== K.object) return 'unknown';
  const members = childrenOf(syntax, object);
  const member = members.findLast(
    (child) => kindAt(syntax, child) !== K.spread && keyText(syntax, child) === key,
  );
  if (member !== undefined)
    return { node: kindAt(syntax, member) === K.pair ? childBy(syntax, member, F.value) : member };
  return spreadProperty(resolver, members, key, depth);
}

function isAssigned(resolver: Resolver, call: number): boolean {
  const { syntax } = resolver;
  return (
    kindAt(syntax, call) === K.call && resolver.nameOf(childBy(syntax, call, F.callee)) === 'Object.assign'
  );
}

/** `Object.assign({}, defaults, options)`: the last one that has the key. */
function assignedProperty(resolver: Resolver, call: number, key: string, depth: number): Place {
  for (const object of positional(resolver.syntax, call).reverse()) {
    const place = depth < maxSpreads ? propertyOf(resolver, object, key, depth + 1) : 'unknown';
    if (place !== 'missing') return place;
  }
  return 'missing';
}

function elementAt(syntax: Syntax, array: number, position: number): Place {
  const elements = childrenOf(syntax, array);
  const spread = elements.findIndex((node) => kindAt(syntax, node) === K.spread);
  if (spread >= 0 && spread <= position) return 'unknown';
  const node = elements[position];
  return node === undefined ? 'missing' : { node };
}

/** JavaScript's keyword arguments: the property in whichever argument is an object literal. */
export function optionAt(resolver: Resolver, call: number, name: string): Place {
  let answer: Place = 'missing';
  for (const node of positional(resolver.syntax, call)) {
    const place = propertyOf(resolver, node, name);
    if (place !== 'missing' && place !== 'unknown') return place;
    if (place === 'unknown' && constantOf(resolver, node) === undefined && isPossibleObject(resolver, node))
      answer = 'unknown';
  }
  return answer;
}

function isPossibleObject(resolver: Resolver, node: number): boolean {
  const kind = kindAt(resolver.syntax, unwrap(resolver.syntax, node));
  return kind !== K.func && kind !== K.array && kind !== K.template;
}
