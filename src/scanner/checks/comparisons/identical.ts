import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { K } from '../../syntax/kinds.ts';
import { kindAt, operatorOf, parentOf, unwrap } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import {
  condensed,
  hasInside,
  isAsserted,
  isPure,
  isTested,
  isWholeChain,
  operandsOf,
  sides,
} from '../expressions.ts';

const comparing = [
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
  'is',
  'is not',
  'and',
  'or',
  '-',
  '/',
  '%',
  '^',
  '&',
  '|',
];

/** `a == a`; on purpose as the old test for NaN, and in tests of equality itself. */
function selfCompare(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const pair = sides(syntax, node);
  if (pair === undefined) return;
  const [left, right] = pair;
  if (
    isConstantKind(syntax, left) ||
    !isPure(syntax, left) ||
    condensed(syntax, left) !== condensed(syntax, right)
  )
    return;
  const operator = operatorOf(syntax, node);
  if (isNanTest(syntax, node, unwrap(syntax, left)) || isAsserted(syntax, node)) return;
  if (isOldTernary(syntax, node)) return;
  report({ ...reportSpan(syntax, node), values: { name: condensed(syntax, left), operator } });
}

/** `x !== x`, `x === x` of a plain name, and `x.a === x.a ? x.a : 0` are the old tests for NaN. */
function isNanTest(syntax: Syntax, node: number, operand: number): boolean {
  const kind = kindAt(syntax, operand);
  if (!/^[!=]==?$/.test(operatorOf(syntax, node)) || (kind !== K.identifier && kind !== K.unary))
    return false;
  const isBare = syntax.grammar.family === 'script' && kind === K.identifier;
  return (
    isBare || operatorOf(syntax, node).startsWith('!') || kindAt(syntax, parentOf(syntax, node)) === K.ternary
  );
}

/** `a and a or b`, from before Python had a conditional expression: right, if roundabout. */
function isOldTernary(syntax: Syntax, node: number): boolean {
  const up = parentOf(syntax, node);
  return (
    /^(?:and|&&)$/.test(operatorOf(syntax, node)) &&
    /^(?:or|\|\|)$/.test(operatorOf(syntax, up)) &&
    sides(syntax, up)?.[0] === node
  );
}

function isConstantKind(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, unwrap(syntax, node));
  return kind === K.number || kind === K.string || kind === K.this;
}

const acting = new Set<number>([K.call, K.new, K.await, K.assign, K.augAssign, K.update, K.namedExpr]);

/** `a || b || a`; neighbours are `selfCompare`'s. */
function duplicateOperand(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!isWholeChain(syntax, node)) return;
  const operands = operandsOf(syntax, node);
  if (operands.length < 3) return;
  const seen = new Set<string>();
  for (const operand of operands) {
    // A call between may change what the second question finds; the last operand may be there as the result.
    if (hasInside(syntax, operand, (kind) => acting.has(kind)) || acting.has(kindAt(syntax, operand)))
      seen.clear();
    if (operand === operands.at(-1) && !isTested(syntax, node) && sides(syntax, operand) === undefined)
      return;
    const text = condensed(syntax, operand);
    if (seen.has(text) && isComparisonOrName(syntax, operand))
      report({ ...reportSpan(syntax, operand), values: { name: text } });
    seen.add(text);
  }
}

/** Operands that give the same each time: names, and comparisons of names and constants. */
function isComparisonOrName(syntax: Syntax, node: number): boolean {
  const pair = sides(syntax, node);
  if (pair === undefined || kindAt(syntax, node) === K.member) return isPure(syntax, node);
  return isPure(syntax, pair[0]) && isPure(syntax, pair[1]);
}

export const identicalChecks: readonly Check[] = [
  { name: 'self-compare', operators: comparing, run: selfCompare },
  { name: 'duplicate-operand', operators: ['&&', '||', 'and', 'or'], run: duplicateOperand },
];
