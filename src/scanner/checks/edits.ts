import type { OffsetFix } from '../draft.ts';
import { statementSpan } from '../match/fixes.ts';
import { K } from '../syntax/kinds.ts';
import { childrenOf, kindAt, parentOf } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** Where a node stands. */
export function spanOf(syntax: Syntax, node: number): { readonly from: number; readonly to: number } {
  return { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0 };
}

/** A fix that writes something else in a node's place. */
export function replacing(syntax: Syntax, node: number, title: string, newText: string): OffsetFix {
  return { title, edits: [{ ...spanOf(syntax, node), newText }] };
}

/** A fix that adds text at an offset. */
export function inserting(at: number, title: string, newText: string): OffsetFix {
  return { title, edits: [{ from: at, to: at, newText }] };
}

/** A fix that removes a statement with its line; undefined where the block round it would be left without any. */
export function removingStatement(syntax: Syntax, statement: number, title: string): OffsetFix | undefined {
  const up = parentOf(syntax, statement);
  const isPython = syntax.grammar.family === 'python';
  const kind = kindAt(syntax, up);
  const holds = kind === K.block || kind === K.module || kind === K.classBody;
  if (!holds || (isPython && kind === K.block && childrenOf(syntax, up).length < 2)) return undefined;
  return { title, edits: [{ ...statementSpan(syntax, statement), newText: '' }] };
}
