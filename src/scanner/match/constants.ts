import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { writtenMember } from './written-objects.ts';

/** A value known without running the program. */
export type Constant = string | number | boolean | null;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** Text of a string literal without interpolation; undefined when it has some. */
export function stringValue(syntax: Syntax, node: number): string | undefined {
  let value = '';
  for (const child of childrenOf(syntax, node)) {
    const kind = kindAt(syntax, child);
    if (kind === K.stringPart) value += partValue(syntax, child);
    else if (kind === K.escape) value += unescaped(textOf(syntax, child));
    else if (kind === K.templateSub) return undefined;
  }
  return value;
}

/** A stretch of a literal: Python's grammar puts the escapes inside of it, and none where the literal is raw. */
function partValue(syntax: Syntax, part: number): string {
  const text = textOf(syntax, part);
  const start = syntax.start[part] ?? 0;
  let value = '';
  let read = 0;
  for (const sequence of childrenOf(syntax, part)) {
    const from = (syntax.start[sequence] ?? 0) - start;
    const written = textOf(syntax, sequence);
    value += text.slice(read, from) + unescaped(written);
    read = from + written.length;
  }
  return value + text.slice(read);
}

function unescaped(text: string): string {
  return escapes[text.slice(1)] ?? text.slice(1);
}

type Folder = (resolver: Resolver, node: number, depth: number) => Constant | undefined;

const fold: Folder = (resolver, node, depth) => {
  const inner = unwrap(resolver.syntax, node);
  if (inner < 0 || depth > 8) return undefined;
  return folders[kindAt(resolver.syntax, inner)]?.(resolver, inner, depth + 1);
};

const foldBinary: Folder = (resolver, node, depth) => {
  const { syntax } = resolver;
  const left = fold(resolver, childBy(syntax, node, F.left), depth);
  const right = left === undefined ? undefined : fold(resolver, childBy(syntax, node, F.right), depth);
  if (left === undefined || right === undefined) return undefined;
  return foldOperator(operatorOf(syntax, node), left, right);
};

const foldCompare: Folder = (resolver, node, depth) => {
  const [left = -1, right = -1, more] = childrenOf(resolver.syntax, node);
  const first = more === undefined ? fold(resolver, left, depth) : undefined;
  const second = first === undefined ? undefined : fold(resolver, right, depth);
  if (first === undefined || second === undefined) return undefined;
  return foldOperator(operatorOf(resolver.syntax, node), first, second);
};

type Operation<T> = Readonly<Record<string, (left: T, right: T) => Constant>>;

const arithmetic: Operation<number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
  '|': (left, right) => left | right,
  '&': (left, right) => left & right,
};

const equality: Operation<Constant> = {
  '==': (left, right) => left === right,
  '===': (left, right) => left === right,
  is: (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '!==': (left, right) => left !== right,
  'is not': (left, right) => left !== right,
};

const ordering: Operation<string | number> = {
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

const texts: Operation<string> = {
  '+': (left, right) => left + right,
  in: (left, right) => right.includes(left),
  'not in': (left, right) => !right.includes(left),
};

function isText(value: Constant): value is string {
  return typeof value === 'string';
}

/** What an operator makes of two constants; undefined where the languages differ or nothing is known. */
export function foldOperator(operator: string, left: Constant, right: Constant): Constant | undefined {
  const isComparable = typeof left === typeof right || left === null || right === null;
  if (isComparable && Object.hasOwn(equality, operator)) return equality[operator]?.(left, right);
  if (isText(left) && isText(right)) return (texts[operator] ?? ordering[operator])?.(left, right);
  if (operator === '+' && (isText(left) || isText(right))) return `${left}${right}`;
  if (operator === '*' && isText(left) && typeof right === 'number' && right < 1000)
    return left.repeat(Math.max(0, Math.floor(right))).slice(0, maxText);
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return (arithmetic[operator] ?? ordering[operator])?.(left, right);
}

const maxText = 4000;

/** Whether a constant counts as true; undefined when nothing is known. */
export function truthOf(value: Constant | undefined): boolean | undefined {
  return value === undefined ? undefined : Boolean(value);
}

type Change = (text: string, first: Constant | undefined) => Constant | undefined;

const changes: Readonly<Record<string, Change>> = {
  lower: (text) => text.toLowerCase(),
  toLowerCase: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  toUpperCase: (text) => text.toUpperCase(),
  strip: (text, first) => (first === undefined ? text.trim() : undefined),
  trim: (text) => text.trim(),
  toString: (text: string) => text,
  length: (text) => text.length,
  charAt: (text, first) => (typeof first === 'number' ? text.charAt(first) : undefined),
  at: (text, first) => (typeof first === 'number' ? text.at(first) : undefined),
  startsWith: (text, first) => (typeof first === 'string' ? text.startsWith(first) : undefined),
  startswith: (text, first) => (typeof first === 'string' ? text.startsWith(first) : undefined),
  endsWith: (text, first) => (typeof first === 'string' ? text.endsWith(first) : undefined),
  endswith: (text, first) => (typeof first === 'string' ? text.endsWith(first) : undefined),
  includes: (text, first) => (typeof first === 'string' ? text.includes(first) : undefined),
};

/** What a method of a constant text gives; undefined when it is not known here. */
export function foldMethod(text: string, method: string, first: Constant | undefined): Constant | undefined {
  return Object.hasOwn(changes, method) ? changes[method]?.(text, first) : undefined;
}

const foldIdentifier: Folder = (resolver, node, depth) => {
  const binding = bindingAt(resolver.names, node);
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0) return undefined;
  if (binding.kind !== 'const' && binding.kind !== 'let' && binding.kind !== 'var') return undefined;
  return fold(resolver, binding.init, depth);
};

const foldUnary: Folder = (resolver, node, depth) => {
  const value = fold(resolver, childBy(resolver.syntax, node, F.argument), depth);
  const operator = operatorOf(resolver.syntax, node);
  if (operator === '!' || operator === 'not') return value === undefined ? undefined : !value;
  return operator === '-' && typeof value === 'number' ? -value : undefined;
};

const foldConcat: Folder = (resolver, node, depth) => {
  const parts = childrenOf(resolver.syntax, node).map((child) => fold(resolver, child, depth));
  return parts.some((part) => typeof part !== 'string') ? undefined : parts.join('');
};

/** `aes-256-${mode}` of constants. */
const foldTemplate: Folder = (resolver, node, depth) => {
  const { syntax } = resolver;
  let text = '';
  for (const child of childrenOf(syntax, node)) {
    const kind = kindAt(syntax, child);
    const part =
      kind === K.templateSub
        ? fold(resolver, childAt(syntax, child, 0), depth)
        : kind === K.escape
          ? unescaped(textOf(syntax, child))
          : partValue(syntax, child);
    if (part === undefined) return undefined;
    text += String(part);
  }
  return text.length > maxText ? undefined : text;
};

/** `ciphers.fast` of `const ciphers = { fast: 'rc4' }`; nothing where a spread may give the key another value. */
const foldMember: Folder = (resolver, node, depth) => {
  const { syntax } = resolver;
  const holder = unwrap(syntax, childBy(syntax, node, F.object));
  const binding = kindAt(syntax, holder) === K.identifier ? bindingAt(resolver.names, holder) : undefined;
  if (binding?.kind !== 'const' || binding.writes > 0 || binding.path.length > 0) return undefined;
  const object = unwrap(syntax, binding.init);
  if (kindAt(syntax, object) !== K.object) return undefined;
  const entries = childrenOf(syntax, object);
  const wanted = textOf(syntax, childBy(syntax, node, F.property));
  const found = entries.findLast(
    (entry) => kindAt(syntax, entry) !== K.pair || keyOf(syntax, entry) === wanted,
  );
  const isPair = found !== undefined && kindAt(syntax, found) === K.pair;
  return isPair ? fold(resolver, childBy(syntax, found, F.value), depth) : undefined;
};

/** `config.jwt.secret` of a literal in a literal. */
const foldWritten: Folder = (resolver, node, depth) => {
  const value = writtenMember(resolver, node);
  return value === none ? undefined : fold(resolver, value, depth);
};

function keyOf(syntax: Syntax, pair: number): string {
  const key = childBy(syntax, pair, F.key);
  return kindAt(syntax, key) === K.string ? textOf(syntax, key).slice(1, -1) : textOf(syntax, key);
}

/** Python's `stat.S_IWOTH` and its like: rights of a file. */
const rights: Readonly<Record<string, number>> = {
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o70,
  S_IRGRP: 0o40,
  S_IWGRP: 0o20,
  S_IXGRP: 0o10,
  S_IRWXO: 0o7,
  S_IROTH: 0o4,
  S_IWOTH: 0o2,
  S_IXOTH: 0o1,
};

const foldRight: Folder = (resolver, node) => {
  const last = resolver.lastOf(node);
  if (!last.startsWith('S_I') || !Object.hasOwn(rights, last)) return undefined;
  return resolver.nameOf(node) === `stat.${last}` ? rights[last] : undefined;
};

const folders: (Folder | undefined)[] = [];
folders[K.string] = (resolver, node) => stringValue(resolver.syntax, node);
folders[K.template] = (resolver, node, depth) => foldTemplate(resolver, node, depth);
folders[K.stringConcat] = foldConcat;
folders[K.number] = (resolver, node) => {
  const value = Number(textOf(resolver.syntax, node).replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
};
folders[K.true] = () => true;
folders[K.false] = () => false;
folders[K.null] = () => null;
folders[K.binary] = foldBinary;
folders[K.compare] = foldCompare;
folders[K.unary] = foldUnary;
folders[K.not] = foldUnary;
folders[K.identifier] = foldIdentifier;
folders[K.shorthand] = foldIdentifier;
folders[K.member] = (resolver, node, depth) =>
  foldRight(resolver, node, depth) ?? foldMember(resolver, node, depth) ?? foldWritten(resolver, node, depth);
folders[K.subscript] = (resolver, node, depth) => foldWritten(resolver, node, depth);

/** The constant that an expression always has, or undefined. */
export function constantOf(resolver: Resolver, node: number): Constant | undefined {
  return fold(resolver, node, 0);
}
