import { textWithoutComments } from './code-text.ts';
import { F, K } from './kinds.ts';
import { none, type Syntax } from './syntax.ts';

/** Kind of a node; 0 (`other`) for `none`. */
export function kindAt(syntax: Syntax, node: number): number {
  return syntax.kind[node] ?? 0;
}

const isShort = new Uint8Array(256);
for (const kind of [K.identifier, K.propName, K.shorthand, K.shorthandPattern, K.typeName, K.token])
  isShort[kind] = 1;

/** Text of a node as code, without comments and docstrings; an edit that moves it takes `sourceOf`. */
export function textOf(syntax: Syntax, node: number): string {
  if (node < 0) return '';
  if (isShort[syntax.kind[node] ?? 0] === 0) return textWithoutComments(syntax, node);
  const known = syntax.texts[node];
  if (known !== undefined) return known;
  const text = syntax.text.slice(syntax.start[node], syntax.end[node]);
  syntax.texts[node] = text;
  return text;
}

/** Index after the last descendant. */
export function endOf(syntax: Syntax, node: number): number {
  return syntax.next[node] ?? node + 1;
}

/** Parent of a node, or `none`. */
export function parentOf(syntax: Syntax, node: number): number {
  return syntax.parent[node] ?? none;
}

/** First child in a field, or `none`. */
export function childBy(syntax: Syntax, node: number, field: number): number {
  if (node < 0) return none;
  const stop = endOf(syntax, node);
  for (let child = node + 1; child < stop; child = endOf(syntax, child)) {
    if (syntax.field[child] === field && syntax.kind[child] !== K.comment) return child;
  }
  return none;
}

/** Children that carry meaning: no tokens, no comments. */
export function childrenOf(syntax: Syntax, node: number): number[] {
  const children: number[] = [];
  if (node < 0) return children;
  const stop = endOf(syntax, node);
  for (let child = node + 1; child < stop; child = endOf(syntax, child)) {
    const kind = syntax.kind[child];
    if (kind !== K.token && kind !== K.comment) children.push(child);
  }
  return children;
}

/** The nth child that carries meaning, or `none`. */
export function childAt(syntax: Syntax, node: number, position: number): number {
  if (node < 0) return none;
  const stop = endOf(syntax, node);
  let left = position;
  for (let child = node + 1; child < stop; child = endOf(syntax, child)) {
    const kind = syntax.kind[child];
    if (kind === K.token || kind === K.comment) continue;
    if (left === 0) return child;
    left -= 1;
  }
  return none;
}

/** First child of a kind, or `none`. */
export function childOfKind(syntax: Syntax, node: number, kind: number): number {
  if (node < 0) return none;
  const stop = endOf(syntax, node);
  for (let child = node + 1; child < stop; child = endOf(syntax, child))
    if (syntax.kind[child] === kind) return child;
  return none;
}

/** Text of the operator of a binary, unary, compare or assignment node. */
export function operatorOf(syntax: Syntax, node: number): string {
  const token = childBy(syntax, node, F.operator);
  return textOf(syntax, token === none ? childOfKind(syntax, node, K.token) : token);
}

/** Whether a kept token with this text is a direct child. */
export function hasToken(syntax: Syntax, node: number, token: string): boolean {
  const stop = endOf(syntax, node);
  for (let child = node + 1; child < stop; child = endOf(syntax, child)) {
    if (syntax.kind[child] === K.token && textOf(syntax, child) === token) return true;
  }
  return false;
}

/** Nearest ancestor that a test accepts, or `none`. */
export function ancestor(
  syntax: Syntax,
  node: number,
  accepts: (kind: number, node: number) => boolean,
): number {
  for (let up = parentOf(syntax, node); up >= 0; up = parentOf(syntax, up)) {
    if (accepts(kindAt(syntax, up), up)) return up;
  }
  return none;
}

/** The function a node lies in, or `none` at module level. */
export function enclosingFunction(syntax: Syntax, node: number): number {
  return ancestor(syntax, node, (kind) => kind === K.func);
}

/** Skips parentheses and type wrappers that do not change a value. */
export function unwrap(syntax: Syntax, node: number): number {
  let inner = node;
  for (;;) {
    const kind = kindAt(syntax, inner);
    if (inner < 0 || (kind !== K.paren && kind !== K.wrap)) return inner;
    inner = childAt(syntax, inner, syntax.text[syntax.start[inner] ?? 0] === '<' ? 1 : 0);
  }
}

/** Whether a node overlaps something the parser could not read. */
export function touchesError(syntax: Syntax, from: number, to: number): boolean {
  return syntax.errors.some((node) => (syntax.start[node] ?? 0) <= to && (syntax.end[node] ?? 0) >= from);
}

/** Statement that a node belongs to: its nearest ancestor (or itself) whose parent is a block or the module. */
export function statementOf(syntax: Syntax, node: number): number {
  let current = node;
  for (;;) {
    const up = parentOf(syntax, current);
    const kind = kindAt(syntax, up);
    if (up < 0 || kind === K.block || kind === K.module || kind === K.classBody || kind === K.case)
      return current;
    current = up;
  }
}
