/** What a file of code offers to others, off its syntax tree: for who documents it. */

import type { Node } from 'web-tree-sitter';

export type SymbolKind = 'function' | 'class' | 'interface' | 'type' | 'enum' | 'constant';

export interface ThrownError {
  /** `ValueError`. */
  readonly type: string;
  /** Where it is a literal; empty where it is made at run time, or there is none. */
  readonly message: string;
}

export interface OutlineSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** As it is written, on one line: `total(lines: Line[]): Money`. */
  readonly signature: string;
  /** From one. */
  readonly line: number;
  /** First paragraph of its comment; empty where it has none. */
  readonly summary: string;
  readonly isDocumented: boolean;
  /** What its own body throws past every `try`; in the order of the text, each once. */
  readonly errors: readonly ThrownError[];
  /** What functions of the file throw that it calls, past every `try` on the way, and its own body does not say. */
  readonly passed: readonly ThrownError[];
  /** Where a comment may be put: before the line in TypeScript and JavaScript, as the first of the body in Python. */
  readonly place: CommentPlace | undefined;
}

export interface CommentPlace {
  /** From one: a comment is put before this line. */
  readonly beforeLine: number;
  readonly indent: string;
}

export interface OutlineRoute {
  /** `GET`. */
  readonly method: string;
  /** As it is written there, with the prefix that the same file gives its router: `/orders/{id}`. */
  readonly path: string;
  /** It belongs to a router: what is before the path is said elsewhere. */
  readonly isPart: boolean;
  /** Of the function that answers; empty where it has no name. */
  readonly handler: string;
  readonly line: number;
}

export interface Outline {
  readonly symbols: readonly OutlineSymbol[];
  readonly routes: readonly OutlineRoute[];
}

export const longestSignature = 200;

/** On one line, cut. */
export function toLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(/,? \)/g, ')').trim();
  return line.length <= longestSignature ? line : `${line.slice(0, longestSignature - 1)}…`;
}

/** What a literal stands for, its quotes taken away; empty where it has other escapes than those of quotes. */
export function messageOf(inner: string): string {
  const text = inner.replaceAll(/\\(["'`])/g, '$1');
  return text.includes('\\') ? '' : text;
}

/** Each error once. */
export function distinctErrors(errors: readonly ThrownError[]): readonly ThrownError[] {
  return [...new Map(errors.map((each) => [`${each.type}\0${each.message}`, each])).values()];
}

export const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** All nodes below one that `enter` leads to, in the order of the text. */
export function nodesBelow(node: Node, enter: (node: Node) => readonly (Node | null)[]): readonly Node[] {
  return enter(node).flatMap((child) => (child === null ? [] : [child, ...nodesBelow(child, enter)]));
}

/** What a function of a file says of errors: those that its body throws, and the names that it calls, both past every `try`. */
export interface FunctionErrors {
  readonly errors: readonly ThrownError[];
  readonly calls: readonly string[];
}

/** What reaches the caller of a function through those of the file that it calls, without what it throws itself. */
export function passedErrors(
  name: string,
  functions: ReadonlyMap<string, FunctionErrors>,
): readonly ThrownError[] {
  const own = functions.get(name);
  const seen = new Set([name]);
  const waiting = [...(own?.calls ?? [])];
  const found: ThrownError[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const called = functions.get(next);
    if (called === undefined || seen.has(next)) continue;
    seen.add(next);
    found.push(...called.errors);
    waiting.push(...called.calls);
  }
  const isOwn = (error: ThrownError): boolean =>
    own?.errors.some(({ type, message }) => type === error.type && message === error.message) === true;
  return distinctErrors(found.filter((error) => !isOwn(error)));
}
