import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { constantOf } from '../../match/constants.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { condensed } from '../expressions.ts';

/** A constant is no value to loop over or to test; `match = next()` and `node = node.parent` are written on purpose. */
function isSlip(file: FileContext, assignment: number): boolean {
  const right = unwrap(file.syntax, childBy(file.syntax, assignment, F.right));
  return kindAt(file.syntax, right) !== K.template && constantOf(file.resolver, right) !== undefined;
}

/** `if (a = b)`; doubled parentheses say that it is meant. */
function assignmentInCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const condition = childBy(syntax, node, F.condition);
  const inner =
    kindAt(syntax, condition) === K.paren ? (childrenOf(syntax, condition)[0] ?? none) : condition;
  if (kindAt(syntax, inner) !== K.assign || !isSlip(file, inner)) return;
  const operator = syntax.end[childBy(syntax, inner, F.left)] ?? 0;
  const equals = syntax.text.indexOf('=', operator);
  const fix = { title: 'Compare instead', edits: [{ from: equals, to: equals + 1, newText: '===' }] };
  report({ ...reportSpan(syntax, inner), values: { name: condensed(syntax, inner) }, fix });
}

function noneComparison(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right, more] = childrenOf(syntax, node);
  const operator = operatorOf(syntax, node);
  const asIdentity = operator === '==' ? 'is' : operator === '!=' ? 'is not' : undefined;
  if (left === undefined || right === undefined || more !== undefined || asIdentity === undefined) return;
  if (
    kindAt(syntax, right) !== K.null ||
    /\b(?:filter|where|query|select|having|and_|or_)\b/.test(surroundings(syntax, node))
  )
    return;
  const token = childBy(syntax, node, F.operator);
  const fix = {
    title: `Use "${asIdentity}"`,
    edits: [{ from: syntax.start[token] ?? 0, to: syntax.end[token] ?? 0, newText: asIdentity }],
  };
  report({ ...reportSpan(syntax, node), values: { name: asIdentity }, fix });
}

/** Query builders overload `==`; the call that a comparison is an argument of tells. */
function surroundings(syntax: Syntax, node: number): string {
  let text = '';
  for (let up = parentOf(syntax, node); up > 0 && kindAt(syntax, up) !== K.block; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) === K.call) text += ` ${textOf(syntax, childBy(syntax, up, F.callee))}`;
  }
  return text;
}

export const assignmentChecks: readonly Check[] = [
  {
    name: 'assignment-in-condition',
    families: ['script'],
    kinds: [K.if, K.while, K.do],
    run: assignmentInCondition,
  },
  { name: 'none-comparison', families: ['python'], kinds: [K.compare], run: noneComparison },
];
