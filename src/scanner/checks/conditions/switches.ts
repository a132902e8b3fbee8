import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childOfKind, childrenOf, kindAt, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { hasInside } from '../expressions.ts';

const leaving = new Set<number>([K.return, K.throw, K.break, K.continue]);

/** Whether the way never goes past a statement. */
function leaves(syntax: Syntax, statement: number, depth = 0): boolean {
  const kind = kindAt(syntax, statement);
  if (leaving.has(kind)) return true;
  if (depth > 8) return false;
  const last = (holder: number) => leaves(syntax, childrenOf(syntax, holder).at(-1) ?? none, depth + 1);
  if (kind === K.block || kind === K.else) return last(statement);
  if (kind === K.if) {
    const other = childBy(syntax, statement, F.alternative);
    return (
      other !== none &&
      leaves(syntax, childBy(syntax, statement, F.consequence), depth + 1) &&
      leaves(syntax, other, depth + 1)
    );
  }
  if (kind === K.try) return leavesTry(syntax, statement, last);
  if (kind === K.while || kind === K.for) return !hasInside(syntax, statement, (inner) => inner === K.break);
  if (kind === K.switch)
    return childOfKind(syntax, childBy(syntax, statement, F.body), K.defaultCase) !== none;
  return (
    kind === K.exprStmt &&
    /^(?:process\.exit|fail|assertNever|unreachable)\(/.test(textOf(syntax, childAt(syntax, statement, 0)))
  );
}

function leavesTry(syntax: Syntax, statement: number, last: (holder: number) => boolean): boolean {
  const finalizer = childBy(syntax, statement, F.finalizer);
  if (finalizer !== none && last(childOfKind(syntax, finalizer, K.block))) return true;
  const handler = childBy(syntax, statement, F.handler);
  return (
    last(childBy(syntax, statement, F.body)) && (handler === none || last(childBy(syntax, handler, F.body)))
  );
}

/** A case that goes on into the next one, and no comment that says so. */
function fallthrough(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const cases = childrenOf(syntax, childBy(syntax, node, F.body));
  for (const [index, each] of cases.entries()) {
    const next = cases[index + 1];
    const statements = childrenOf(syntax, each).filter((child) => syntax.field[child] === F.body);
    const last = statements.at(-1);
    if (next === undefined || last === undefined || leaves(syntax, last) || isSaid(file, each, next))
      continue;
    report({ ...reportSpan(syntax, next), values: { name: textOf(syntax, childBy(syntax, each, F.value)) } });
  }
}

/** A comment between the last statement and the next case. */
function isSaid({ syntax }: FileContext, each: number, next: number): boolean {
  const from = syntax.start[each] ?? 0;
  const to = syntax.start[next] ?? 0;
  return syntax.comments.some((comment) => {
    const at = syntax.start[comment] ?? 0;
    return at > from && at < to && /fall|through|pass|continue|no ?break/i.test(textOf(syntax, comment));
  });
}

export const switchChecks: readonly Check[] = [
  { name: 'fallthrough', families: ['script'], kinds: [K.switch], run: fallthrough },
];
