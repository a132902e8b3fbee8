/** Where a fix writes: spans of nodes, names that are free, and places for a statement of its own. */
import type { OffsetFix } from '../../draft.ts';
import type { Names } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, parentOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

export type Edit = OffsetFix['edits'][number];

export function spanOf(syntax: Syntax, node: number): { readonly from: number; readonly to: number } {
  return { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0 };
}

/** Text before or behind a node. */
export function insertAt(syntax: Syntax, node: number, side: 'from' | 'to', newText: string): Edit {
  const at = spanOf(syntax, node)[side];
  return { from: at, to: at, newText };
}

/** The first of some names that nothing in the file is called; undefined where all are taken. */
export function freeName({ bindings }: Names, names: readonly string[]): string | undefined {
  return names.find((name) => !bindings.some((binding) => binding.name === name));
}

/** A statement that stands on lines of its own in a block. */
export interface OwnLine {
  readonly node: number;
  readonly indent: string;
}

export function ownLineOf(syntax: Syntax, statement: number): OwnLine | undefined {
  const kind = kindAt(syntax, parentOf(syntax, statement));
  if (kind !== K.block && kind !== K.module) return undefined;
  const start = syntax.start[statement] ?? 0;
  const [indent = ''] = /[^\n]*$/.exec(syntax.text.slice(Math.max(0, start - 200), start)) ?? [];
  return indent.trim() === '' ? { node: statement, indent } : undefined;
}

/** What runs the expressions in it once, and before anything else of the statement matters. */
const passing = new Set<number>([
  K.call,
  K.args,
  K.member,
  K.await,
  K.paren,
  K.wrap,
  K.exprStmt,
  K.varDecl,
  K.declarator,
  K.assign,
  K.return,
  K.keywordArg,
  K.with,
  K.withClause,
  K.withItem,
  K.asPattern,
  K.not,
  K.unary,
  K.compare,
  K.binary,
]);

/** The statement before which an expression can be worked out; undefined where it may not run, or runs more than once. */
export function statementBefore(syntax: Syntax, node: number): OwnLine | undefined {
  let at = node;
  for (let up = parentOf(syntax, at); up >= 0; up = parentOf(syntax, at)) {
    const kind = kindAt(syntax, up);
    if (kind === K.block || kind === K.module) return ownLineOf(syntax, at);
    const isCondition = kind === K.if && childBy(syntax, up, F.condition) === at;
    const isPassing = passing.has(kind) && !/^(?:&&|\|\||\?\?)$/.test(binaryOperator(syntax, up));
    if (!isCondition && !isPassing) return undefined;
    at = up;
  }
  return undefined;
}

const binaryOperator = (syntax: Syntax, node: number): string =>
  node !== none && kindAt(syntax, node) === K.binary ? operatorOf(syntax, node) : '';
