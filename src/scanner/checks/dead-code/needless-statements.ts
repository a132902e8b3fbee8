/** Statements that stand where the way leads anyway, or where one is there already. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childrenOf, kindAt, parentOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { removingStatement } from '../edits.ts';
import { isLoop } from '../loops.ts';

/** `return;` at the end of a function, `continue` at the end of a loop. */
function uselessJump(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (childrenOf(syntax, node).length > 0) return;
  const block = parentOf(syntax, node);
  const holder = parentOf(syntax, block);
  const isReturn = kindAt(syntax, node) === K.return;
  const ends = isReturn ? kindAt(syntax, holder) === K.func : isLoop(kindAt(syntax, holder));
  const statements = childrenOf(syntax, block);
  if (
    !ends ||
    kindAt(syntax, block) !== K.block ||
    statements.at(-1) !== node ||
    statements.length < 2 ||
    syntax.field[block] !== F.body
  )
    return;
  report({
    ...reportSpan(syntax, node),
    values: { name: isReturn ? 'return' : 'continue' },
    fix: removingStatement(syntax, node, 'Remove it'),
  });
}

/** `pass` beside other statements. */
function uselessPass(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const block = parentOf(syntax, node);
  const others = childrenOf(syntax, block).filter((each) => each !== node);
  if (
    kindAt(syntax, block) !== K.block ||
    others.length === 0 ||
    others.every((each) => kindAt(syntax, each) === K.pass)
  )
    return;
  // Behind `;` on one line a removed line would take the neighbour along.
  const isOwnLine = /^[ \t]*pass[ \t]*(?:#.*)?$/m.test(lineOf(syntax, node));
  report({
    ...reportSpan(syntax, node),
    fix: isOwnLine ? removingStatement(syntax, node, 'Remove it') : undefined,
  });
}

function lineOf({ text, start }: Syntax, node: number): string {
  const at = start[node] ?? 0;
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end).replace('\r', '');
}

export const needlessStatementChecks: readonly Check[] = [
  { name: 'useless-jump', kinds: [K.return, K.continue], scope: 'file', run: uselessJump },
  { name: 'useless-pass', families: ['python'], kinds: [K.pass], scope: 'file', run: uselessPass },
];
