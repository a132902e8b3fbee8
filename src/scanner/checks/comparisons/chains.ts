/** Logic that reads right and means something else: chains, contradictions, constants after `or`. */

import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing, spanOf } from '../edits.ts';
import {
  condensed,
  isLiteral,
  isPure,
  isPython,
  isTested,
  isWholeChain,
  operandsOf,
  sides,
} from '../expressions.ts';

const ordering = /^(?:<|>|<=|>=)$/;
const equality = /^(?:===?|!==?)$/;

/** The middle of `a < b < c`. The TypeScript grammar reads some of these from the right. */
function middleOf(syntax: Syntax, node: number): number {
  const left = childBy(syntax, node, F.left);
  const right = childBy(syntax, node, F.right);
  const inner = kindAt(syntax, left) === K.binary ? left : right;
  if (kindAt(syntax, inner) !== K.binary || !ordering.test(operatorOf(syntax, inner))) return none;
  // `f<T>(x)` reads like this in a file without type arguments.
  if (operatorOf(syntax, left) === '<' && operatorOf(syntax, node) === '>') return none;
  return childBy(syntax, inner, inner === left ? F.right : F.left);
}

/** JavaScript: `a < b < c` compares true or false with `c`. */
function scriptChain(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const middle = middleOf(syntax, node);
  if (middle === none || !ordering.test(operatorOf(syntax, node))) return;
  const { from, to } = spanOf(syntax, middle);
  const first = syntax.text.slice(syntax.start[node], to);
  const fix: OffsetFix | undefined = isPure(syntax, middle)
    ? { title: 'Compare twice', edits: [{ from: to, to, newText: ` && ${syntax.text.slice(from, to)}` }] }
    : undefined;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, node), first }, fix });
}

/** Python: `a in b == c` means `a in b and b == c`. */
function pythonChain(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const operators: string[] = [];
  for (let at = node + 1; at < endOf(syntax, node); at = endOf(syntax, at))
    if (syntax.field[at] === F.operator) operators.push(textOf(syntax, at));
  // `a == b in …` is a known idiom: both are one of these.
  const isMixed = /\bin\b/.test(operators[0] ?? '') && operators.length > 1;
  const last = kindAt(syntax, childrenOf(syntax, node).at(-1) ?? none);
  const endsInBoolean = operators.length > 1 && (last === K.true || last === K.false);
  if (!isMixed && !endsInBoolean) return;
  const operands = childrenOf(syntax, node).map((each) => textOf(syntax, each));
  const first = operands.slice(0, 2).join(` ${operators[0]} `);
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, node), first } });
}

/** For each compared expression of a chain, the constants that it is compared with by one operator. */
function constantsBySubject(
  syntax: Syntax,
  operands: readonly number[],
  operator: RegExp,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const operand of operands) {
    const pair =
      kindAt(syntax, operand) === K.binary || kindAt(syntax, operand) === K.compare
        ? sides(syntax, operand)
        : undefined;
    if (pair === undefined || !operator.test(operatorOf(syntax, operand))) continue;
    const [subject, constant] = isLiteral(syntax, pair[1]) ? pair : [pair[1], pair[0]];
    if (!isLiteral(syntax, constant) || !isPure(syntax, subject) || isLiteral(syntax, subject)) continue;
    const name = condensed(syntax, subject);
    found.set(name, (found.get(name) ?? new Set()).add(condensed(syntax, constant).replaceAll('"', "'")));
  }
  return found;
}

function isComparison(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  return kind === K.binary || kind === K.compare;
}

/** `x !== 'a' || x !== 'b'` is always true, `x === 'a' && x === 'b'` never. */
function contradiction(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!isComparison(syntax, unwrap(syntax, childBy(syntax, node, F.right))) || !isWholeChain(syntax, node))
    return;
  const isOr = /^(?:\|\||or)$/.test(operatorOf(syntax, node));
  const operands = operandsOf(syntax, node);
  const subjects = constantsBySubject(syntax, operands, isOr ? /^!==?$/ : /^===?$/);
  for (const [name, constants] of subjects) {
    const kinds = new Set([...constants].map((each) => /^['"]/.test(each)));
    if (constants.size < 2 || kinds.size > 1) continue;
    const values = {
      name,
      answer: isOr ? 'true' : 'false',
      first: [...constants].slice(0, 2).join(isOr ? ' or not ' : ' and '),
    };
    report({
      ...reportSpan(syntax, node),
      values,
      fix: operands.length === 2 ? swapFix(file, node, isOr) : undefined,
    });
  }
}

function swapFix(file: FileContext, node: number, isOr: boolean): OffsetFix | undefined {
  const token = childBy(file.syntax, node, F.operator);
  const operator = isPython(file) ? (isOr ? 'and' : 'or') : isOr ? '&&' : '||';
  return token === none ? undefined : replacing(file.syntax, token, `Use ${operator}`, operator);
}

/** `x == 'a' or 'b'`: the constant is true by itself. */
function literalAfterOr(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const right = childBy(syntax, node, F.right);
  const left = unwrap(syntax, childBy(syntax, node, F.left));
  if (!isLiteral(syntax, right) || /^(?:''|""|0)$/.test(condensed(syntax, right)) || !isTested(syntax, node))
    return;
  const last = operandsOf(syntax, left).at(-1) ?? left;
  const pair = isEquality(syntax, last) ? sides(syntax, last) : undefined;
  if (pair === undefined) return;
  const subject = pair[0];
  const at = syntax.start[right] ?? 0;
  const newText = `${sourceOf(syntax, subject)} ${operatorOf(syntax, last)} `;
  const fix = isPure(syntax, subject)
    ? { title: 'Repeat the comparison', edits: [{ from: at, to: at, newText }] }
    : undefined;
  report({
    ...reportSpan(syntax, right),
    values: { name: textOf(syntax, right), first: textOf(syntax, last) },
    fix,
  });
}

function isEquality(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  return (kind === K.binary || kind === K.compare) && /^===?$/.test(operatorOf(syntax, node));
}

/** `x == ('a' or 'b')` compares with the first constant alone. */
function literalChoice(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right] = sides(syntax, node) ?? [];
  if (left === undefined || right === undefined || kindAt(syntax, right) !== K.paren) return;
  const choice = unwrap(syntax, right);
  if (!/^(?:\|\||or)$/.test(operatorOf(syntax, choice))) return;
  const operands = operandsOf(syntax, choice);
  const isChoice = operands.length > 1 && operands.every((operand) => isLiteral(syntax, operand));
  if (!isChoice || !equality.test(operatorOf(syntax, node))) return;
  report({
    ...spanOf(syntax, right),
    values: { name: textOf(syntax, right), first: textOf(syntax, operands[0] ?? none) },
    fix: choiceFix(file, node, operands),
  });
}

function choiceFix(file: FileContext, node: number, operands: readonly number[]): OffsetFix {
  const { syntax } = file;
  const subject = sourceOf(syntax, sides(syntax, node)?.[0] ?? none);
  const listed = operands.map((operand) => sourceOf(syntax, operand)).join(', ');
  const isNot = operatorOf(syntax, node).startsWith('!');
  const newText = isPython(file)
    ? `${subject} ${isNot ? 'not in' : 'in'} (${listed})`
    : `${isNot ? '!' : ''}[${listed}].includes(${subject})`;
  return replacing(syntax, node, 'Compare with each', newText);
}

function literalOr(file: FileContext, node: number, report: ReportHit): void {
  const operator = operatorOf(file.syntax, node);
  if (operator === 'or' || operator === '||') literalAfterOr(file, node, report);
  else literalChoice(file, node, report);
}

export const chainChecks: readonly Check[] = [
  {
    name: 'chained-comparison',
    operators: ['<', '>', '<=', '>=', '==', '!=', 'in', 'not in', 'is', 'is not'],
    run: (file, node, report) => (isPython(file) ? pythonChain : scriptChain)(file, node, report),
  },
  { name: 'contradiction', operators: ['&&', '||', 'and', 'or'], run: contradiction },
  { name: 'literal-or', operators: ['||', 'or', '==', '===', '!=', '!=='], run: literalOr },
];
