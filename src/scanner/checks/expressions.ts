/** Questions about expressions that many checks ask. */
import type { FileContext } from '../file-context.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, operatorOf, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';

function kindTable(kinds: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const kind of kinds) table[kind] = 1;
  return table;
}

const pureKinds = kindTable([
  K.identifier,
  K.member,
  K.subscript,
  K.propName,
  K.string,
  K.stringPart,
  K.number,
  K.this,
  K.token,
  K.optionalChain,
  K.true,
  K.false,
  K.null,
  K.paren,
  K.unary,
  K.not,
]);

/** Whether evaluating twice gives the same: names, members and constants only. */
export function isPure(syntax: Syntax, node: number): boolean {
  if (node < 0) return false;
  for (let at = node; at < endOf(syntax, node); at += 1)
    if (pureKinds[syntax.kind[at] ?? 0] !== 1) return false;
  return true;
}

/** Text without the parentheses round it, blanks made one. */
export function condensed(syntax: Syntax, node: number): string {
  const text = textOf(syntax, unwrap(syntax, node));
  return text.includes('\n') ? text.replace(/\s+/g, ' ') : text;
}

/** The two operands; undefined for a chain of more. */
export function sides(syntax: Syntax, node: number): readonly [number, number] | undefined {
  const left = childBy(syntax, node, F.left);
  if (left !== none) return [left, childBy(syntax, node, F.right)];
  const [first, second, third] = childrenOf(syntax, node);
  return first === undefined || second === undefined || third !== undefined ? undefined : [first, second];
}

const literalKinds = new Set<number>([K.string, K.number]);

/** Whether a node is a string without interpolation, or a number with or without a sign. */
export function isLiteral(syntax: Syntax, node: number): boolean {
  const signed = unwrap(syntax, node);
  const isSigned = kindAt(syntax, signed) === K.unary && /^[-+]$/.test(operatorOf(syntax, signed));
  const inner = isSigned ? unwrap(syntax, childBy(syntax, signed, F.argument)) : signed;
  const kind = kindAt(syntax, inner);
  return (
    literalKinds.has(kind) &&
    !childrenOf(syntax, inner).some((child) => kindAt(syntax, child) === K.templateSub)
  );
}

/** Operands of a chain of one logical operator, from left to right; parentheses are looked through. */
export function operandsOf(syntax: Syntax, node: number): number[] {
  const operator = operatorOf(syntax, node);
  const operands: number[] = [];
  const collect = (each: number, depth: number): void => {
    const inner = unwrap(syntax, each);
    const isSame = isLogical(syntax, inner) && operatorOf(syntax, inner) === operator && depth < 50;
    if (!isSame) {
      operands.push(inner);
      return;
    }
    collect(childBy(syntax, inner, F.left), depth + 1);
    collect(childBy(syntax, inner, F.right), depth + 1);
  };
  collect(node, 0);
  return operands;
}

/** Whether a node is `&&`, `||`, `and`, `or` of two operands. */
export function isLogical(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  if (kind === K.logical) return true;
  return kind === K.binary && /^(?:&&|\|\|)$/.test(operatorOf(syntax, node));
}

/** Whether a logical expression is the whole chain, not a part of a longer one with the same operator. */
export function isWholeChain(syntax: Syntax, node: number): boolean {
  let up = parentOf(syntax, node);
  while (kindAt(syntax, up) === K.paren) up = parentOf(syntax, up);
  return !(isLogical(syntax, up) && operatorOf(syntax, up) === operatorOf(syntax, node));
}

const conditional = new Set<number>([K.if, K.elif, K.while, K.do, K.ternary]);

/** Whether only the truth of a node matters: it is a condition, or a part of one that `and`, `or` and `not` make. */
export function isTested(syntax: Syntax, node: number): boolean {
  let below = node;
  for (let up = parentOf(syntax, node); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (conditional.has(kind)) return conditionOf(syntax, up) === below;
    if (kind === K.assert) return childrenOf(syntax, up)[0] === below;
    const passes = kind === K.paren || kind === K.not || isLogical(syntax, up) || isNegation(syntax, up);
    if (!passes) return false;
    below = up;
  }
  return false;
}

/** Whether a node is what an assertion states: there, what always holds is said on purpose. */
export function isAsserted(syntax: Syntax, node: number): boolean {
  const call = parentOf(syntax, parentOf(syntax, node));
  return (
    kindAt(syntax, parentOf(syntax, node)) === K.assert ||
    /assert|expect|invariant|ok$/i.test(textOf(syntax, childBy(syntax, call, F.callee)))
  );
}

/** Whether a node is JavaScript's `!x`. */
export function isNegation(syntax: Syntax, node: number): boolean {
  return kindAt(syntax, node) === K.unary && operatorOf(syntax, node) === '!';
}

/** The condition of an `if`, a loop or a ternary; Python's ternary names no fields. */
export function conditionOf(syntax: Syntax, node: number): number {
  const named = childBy(syntax, node, F.condition);
  if (named !== none || kindAt(syntax, node) !== K.ternary) return named;
  return childrenOf(syntax, node)[1] ?? none;
}

/** What a ternary gives when its condition holds and when not. */
export function outcomesOf(syntax: Syntax, ternary: number): readonly [number, number] {
  const named = childBy(syntax, ternary, F.consequence);
  if (named !== none) return [named, childBy(syntax, ternary, F.alternative)];
  const [first = none, , last = none] = childrenOf(syntax, ternary);
  return [first, last];
}

/** Whether a test accepts some node inside, functions and classes of their own left out. */
export function hasInside(
  syntax: Syntax,
  node: number,
  accepts: (kind: number, node: number) => boolean,
): boolean {
  const stop = node < 0 ? 0 : endOf(syntax, node);
  for (let at = node + 1; at < stop; at += 1) {
    const kind = syntax.kind[at] ?? 0;
    if (accepts(kind, at)) return true;
    if (kind === K.func || kind === K.class) at = endOf(syntax, at) - 1;
  }
  return false;
}

/** Whether the language is Python. */
export function isPython(file: FileContext): boolean {
  return file.syntax.grammar.family === 'python';
}

const operators = new Set<number>([
  K.binary,
  K.compare,
  K.logical,
  K.unary,
  K.not,
  K.member,
  K.subscript,
  K.await,
  K.spread,
  K.ternary,
]);

const atoms = new Set<number>([
  K.identifier,
  K.member,
  K.subscript,
  K.call,
  K.string,
  K.number,
  K.this,
  K.paren,
]);

/** Whether a kind needs no parentheses before or behind an operator. */
export function isAtom(kind: number): boolean {
  return atoms.has(kind);
}

/** Whether a kind is an operator, so that an operand put into its place may need parentheses. */
export function isOperator(kind: number): boolean {
  return operators.has(kind);
}

/** Whether a node is an operand of something that binds tighter than a comparison; `&&` and `and` do not. */
export function isOperand(syntax: Syntax, node: number): boolean {
  const up = parentOf(syntax, node);
  return operators.has(kindAt(syntax, up)) && !isLogical(syntax, up) && kindAt(syntax, up) !== K.ternary;
}
