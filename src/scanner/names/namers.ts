/** What an expression is called, by its kind: one namer each, which asks for the names of its parts. */
import { F, K } from '../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { moduleName, unquoted } from './imports.ts';
import { keptObject } from './kept-objects.ts';
import { givesPath, pathName } from './path-names.ts';
import { type Binding, bindingAt, type Names } from './scopes.ts';

/** Whom the namers ask. */
export interface NamedParts {
  readonly names: Names;
  readonly syntax: Syntax;
  nameOf(node: number): string | undefined;
  /** The property that an expression ends in. */
  lastOf(node: number): string;
  /** Of what a name holds at a node. */
  nameOfBinding(binding: Binding, at: number): string | undefined;
  /** Of a member of the object itself. */
  nameOfField(member: number): string | undefined;
  isSelf(node: number): boolean;
  isSuper(node: number): boolean;
}

/** The key of `object['key']`, put together or not; undefined where it is not written down. */
export function constantKey(syntax: Syntax, subscript: number): string | undefined {
  return writtenText(syntax, childBy(syntax, subscript, F.index));
}

const maxParts = 8;

/** `'ev' + 'al'`: whoever cuts a name up does not want it to be found. */
function writtenText(syntax: Syntax, node: number, depth = 0): string | undefined {
  const kind = kindAt(syntax, node);
  if (kind === K.string) return unquoted(textOf(syntax, node));
  if (kind !== K.binary || operatorOf(syntax, node) !== '+' || depth > maxParts) return undefined;
  const left = writtenText(syntax, childBy(syntax, node, F.left), depth + 1);
  const right = left === undefined ? left : writtenText(syntax, childBy(syntax, node, F.right), depth + 1);
  return left === undefined || right === undefined ? undefined : left + right;
}

type Namer = (resolver: NamedParts, node: number) => string | undefined;

/** What a script that nothing of its own gives these names means by them: it is put into a handler of Express. */
const handed: ReadonlyMap<string, string> = new Map([
  ['req', 'express.Request()'],
  ['res', 'express.Response()'],
]);

const ofIdentifier: Namer = (resolver, node) => {
  const binding = bindingAt(resolver.names, node);
  if (binding !== undefined) return resolver.nameOfBinding(binding, node);
  const name = textOf(resolver.syntax, node);
  return resolver.syntax.grammar.family === 'script' ? (handed.get(name) ?? name) : name;
};

/** `globalThis.db` where the file assigns it. */
const ofMember: Namer = (resolver, node) => {
  const global = bindingAt(resolver.names, node);
  const own = global === undefined ? undefined : resolver.nameOfBinding(global, node);
  return own ?? ofPart(resolver, node);
};

const ofPart: Namer = (resolver, node) => {
  const object = childBy(resolver.syntax, node, F.object);
  if (resolver.isSelf(object) || resolver.isSuper(object)) return resolver.nameOfField(node);
  const property = resolver.lastOf(node);
  if (property === 'constructor' && isFunctionItself(resolver, object)) return 'Function';
  const name = nameOfReceiver(resolver, node, object) ?? resolver.nameOf(object);
  if (property === 'parent' && name === pathName) return name;
  return name === undefined || property === '' ? undefined : memberName(name, property);
};

/** What made the object whose method is called: `g.client.send` is `client.Client().send` after `g.client = Client()`. */
function nameOfReceiver(resolver: NamedParts, member: number, object: number): string | undefined {
  const { names, syntax } = resolver;
  const call = parentOf(syntax, member);
  if (kindAt(syntax, call) !== K.call || childBy(syntax, call, F.callee) !== member) return undefined;
  return resolver.nameOf(keptObject(names, object));
}

/** `(async () => {})`, `Object.getPrototypeOf(async function () {})`: their constructor makes functions of text. */
function isFunctionItself({ syntax }: NamedParts, node: number): boolean {
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) === K.func) return true;
  if (kindAt(syntax, inner) !== K.call) return false;
  const isAsked = textOf(syntax, childBy(syntax, inner, F.callee)) === 'Object.getPrototypeOf';
  return (
    isAsked &&
    kindAt(syntax, unwrap(syntax, childAt(syntax, childBy(syntax, inner, F.arguments), 0))) === K.func
  );
}

/** `window.x` and `globalThis.x` are the global `x`; a default import is its module. */
export function memberName(object: string, property: string): string {
  if (property === 'default') return object;
  const isGlobal = object === 'window' || object === 'globalThis' || object === 'self' || object === 'global';
  return isGlobal ? property : `${object}.${property}`;
}

const ofSubscript: Namer = (resolver, node) => {
  const key = constantKey(resolver.syntax, node);
  const left = childBy(resolver.syntax, node, F.object);
  const object = left === none ? childBy(resolver.syntax, node, F.value) : left;
  const name = resolver.nameOf(object);
  if (key !== undefined && name === undefined) return resolver.nameOf(entryOf(resolver, object, key));
  return key === undefined || name === undefined ? undefined : memberName(name, key);
};

/** The value under a key of a dictionary that a name always stands for: `HASHES["old"]`; or `none`. */
function entryOf(resolver: NamedParts, object: number, key: string): number {
  const { syntax, names } = resolver;
  const binding = kindAt(syntax, object) === K.identifier ? bindingAt(names, object) : undefined;
  const isFixed = binding !== undefined && binding.writes === 0 && binding.path.length === 0;
  const table = isFixed ? binding.init : object;
  if (kindAt(syntax, table) !== K.object) return none;
  for (const pair of childrenOf(syntax, table))
    if (unquoted(textOf(syntax, childBy(syntax, pair, F.key))) === key) return childBy(syntax, pair, F.value);
  return none;
}

/** `getattr(hashlib, "md5")` is `hashlib.md5`. */
function attributeName(resolver: NamedParts, call: number): string | undefined {
  const { syntax } = resolver;
  const [object = none, key = none] = childrenOf(syntax, childBy(syntax, call, F.arguments));
  const name = kindAt(syntax, key) === K.string ? resolver.nameOf(object) : undefined;
  return name === undefined ? undefined : `${name}.${unquoted(textOf(syntax, key))}`;
}

/** Calls that give back the function they are given, in another form. */
const sameFunction = new Set(['util.promisify', 'functools.partial']);

const ofCall: Namer = (resolver, node) => {
  const { syntax } = resolver;
  const callee = childBy(syntax, node, F.callee);
  const first = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  const isLoad =
    kindAt(syntax, callee) === K.importKeyword ||
    textOf(syntax, callee) === '__import__' ||
    (textOf(syntax, callee) === 'require' && !bindingAt(resolver.names, callee));
  if (isLoad && kindAt(syntax, first) === K.string) return moduleName(unquoted(textOf(syntax, first)));
  const name = resolver.nameOf(callee);
  if (name !== undefined && sameFunction.has(name)) return resolver.nameOf(first);
  if (name === 'getattr') return attributeName(resolver, node) ?? 'getattr()';
  if (name === undefined) return undefined;
  return givesPath(name) ? pathName : `${name}()`;
};

/** Operands of which nobody can say here that they are numbers. */
const openOperands = new Set<number>([K.identifier, K.member, K.subscript, K.string, K.paren]);

/**
 * `folder / name` is a path as the folder is one. Where neither is known it may be a number as well: but that has none of
 * a path's methods.
 */
const ofQuotient: Namer = (resolver, node) => {
  const { syntax } = resolver;
  const isPath = (side: number) => resolver.nameOf(childBy(syntax, node, side)) === pathName;
  const isOpen = (side: number) => openOperands.has(kindAt(syntax, childBy(syntax, node, side)));
  const mayBePath = isOpen(F.left) && isOpen(F.right);
  return mayBePath || isPath(F.left) || isPath(F.right) ? pathName : undefined;
};

/** `process.env.KEY ?? ''`: what stands in for a missing value is no name of its own. */
const ofFallback: Namer = (resolver, node) => {
  const { syntax } = resolver;
  const operator = operatorOf(syntax, node);
  if (operator === '/' && syntax.grammar.family === 'python') return ofQuotient(resolver, node);
  const kind = kindAt(syntax, childBy(syntax, node, F.right));
  if ((operator !== '??' && operator !== '||') || kind !== K.string) return undefined;
  return resolver.nameOf(childBy(syntax, node, F.left));
};

const ofInner: Namer = (resolver, node) => resolver.nameOf(childAt(resolver.syntax, node, 0));

/** By kind of node. */
export const namers: (Namer | undefined)[] = [];
namers[K.identifier] = ofIdentifier;
namers[K.shorthand] = ofIdentifier;
namers[K.shorthandPattern] = ofIdentifier;
namers[K.typeName] = ofIdentifier;
namers[K.importKeyword] = () => 'import';
namers[K.member] = ofMember;
namers[K.subscript] = ofSubscript;
namers[K.binary] = ofFallback;
namers[K.call] = ofCall;
namers[K.new] = ofCall;
for (const kind of [K.await, K.paren, K.wrap, K.asPattern]) namers[kind] = ofInner;
