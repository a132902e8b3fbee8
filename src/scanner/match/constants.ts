import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** A value known without running the program. */
export type Constant = string | number | boolean | null;

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** Text of a string literal without interpolation; undefined when it has some. */
export function stringValue(syntax: Syntax, node: number): string | undefined {
  let value = '';
  for (const child of childrenOf(syntax, node)) {
    const kind = kindAt(syntax, child);
    if (kind === K.stringPart) value += textOf(syntax, child);
    else if (kind === K.escape) value += unescaped(textOf(syntax, child));
    else if (kind === K.templateSub) return undefined;
  }
  return value;
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
  const right = fold(resolver, childBy(syntax, node, F.right), depth);
  if (left === undefined || right === undefined) return undefined;
  const operator = operatorOf(syntax, node);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return `${left}${right}`;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return arithmetic[operator]?.(left, right);
};

const arithmetic: Readonly<Record<string, (left: number, right: number) => Constant>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '%': (left, right) => left % right,
};

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

const folders: (Folder | undefined)[] = [];
folders[K.string] = (resolver, node) => stringValue(resolver.syntax, node);
folders[K.template] = (resolver, node) => stringValue(resolver.syntax, node);
folders[K.stringConcat] = foldConcat;
folders[K.number] = (resolver, node) => Number(textOf(resolver.syntax, node).replaceAll('_', ''));
folders[K.true] = () => true;
folders[K.false] = () => false;
folders[K.null] = () => null;
folders[K.binary] = foldBinary;
folders[K.unary] = foldUnary;
folders[K.not] = foldUnary;
folders[K.identifier] = foldIdentifier;

/** The constant that an expression always has, or undefined. */
export function constantOf(resolver: Resolver, node: number): Constant | undefined {
  return fold(resolver, node, 0);
}
