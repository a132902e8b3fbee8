/** Comparisons whose answer is known: with NaN, with a new object, of `typeof` with a word that it never gives. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childOfKind, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isPure, isPython, sides } from '../expressions.ts';

const nanNames = new Set(['NaN', 'Number.NaN', 'math.nan', 'numpy.nan', 'numpy.NaN', 'cmath.nan']);

function isNan(file: FileContext, node: number): boolean {
  const { syntax, resolver } = file;
  // Cheap first: every comparison asks, and hardly any has such an operand.
  const last = syntax.text.charCodeAt((syntax.end[node] ?? 0) - 1);
  if (last !== 78 && last !== 110 && last !== 41) return false;
  const kind = kindAt(syntax, node);
  if (kind === K.call) return /^float\(\s*['"]nan['"]\s*\)$/i.test(textOf(syntax, node));
  return (kind === K.identifier || kind === K.member) && nanNames.has(resolver.nameOf(node) ?? '');
}

function nanTest(file: FileContext, node: number, tested: number): OffsetFix | undefined {
  const { syntax, names } = file;
  const operator = operatorOf(syntax, node);
  if (/[<>]/.test(operator)) return undefined;
  const isPythonFile = isPython(file);
  if (isPythonFile && names.moduleScope.names?.get('math')?.imported !== 'math') return undefined;
  const not = operator.startsWith('!') || operator === 'is not' ? (isPythonFile ? 'not ' : '!') : '';
  const test = isPythonFile ? 'math.isnan' : 'Number.isNaN';
  return replacing(syntax, node, `Use ${test}`, `${not}${test}(${sourceOf(syntax, tested)})`);
}

function nanComparison(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right] = sides(syntax, node) ?? [];
  if (left === undefined || right === undefined) return;
  const isRight = isNan(file, right);
  if (!isRight && !isNan(file, left)) return;
  const operator = operatorOf(syntax, node);
  const values = {
    name: textOf(syntax, node),
    answer: operator.startsWith('!') || operator === 'is not' ? 'true' : 'false',
  };
  report({ ...reportSpan(syntax, node), values, fix: nanTest(file, node, isRight ? left : right) });
}

const freshKinds = new Set<number>([K.object, K.array, K.func, K.class, K.regex, K.new]);
const pythonLiterals = new Set<number>([K.string, K.stringConcat, K.number, K.array, K.object, K.unary]);

/** JavaScript: `x === []`, a new object each time. Python: `x is 'a'`, which depends on what the interpreter shares. */
function literalIdentity(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right] = sides(syntax, node) ?? [];
  if (left === undefined || right === undefined) return;
  const kinds = isPython(file) ? pythonLiterals : freshKinds;
  const literal = [right, left].find((side) => kinds.has(kindAt(syntax, unwrap(syntax, side))));
  if (literal === undefined) return;
  const operator = operatorOf(syntax, node);
  const isNot = operator === 'is not' || operator.startsWith('!');
  const values = { name: textOf(syntax, literal), operator, answer: isNot ? 'true' : 'false' };
  report({
    ...reportSpan(syntax, node),
    values,
    fix: isPython(file) ? equalityFix(syntax, node, isNot) : undefined,
  });
}

function equalityFix(syntax: Syntax, node: number, isNot: boolean): OffsetFix {
  const operator = isNot ? '!=' : '==';
  return replacing(syntax, childBy(syntax, node, F.operator), `Use ${operator}`, operator);
}

const typeWords = ['undefined', 'object', 'boolean', 'number', 'string', 'function', 'symbol', 'bigint'];

function isTypeof(syntax: Syntax, node: number): boolean {
  const inner = unwrap(syntax, node);
  return kindAt(syntax, inner) === K.unary && operatorOf(syntax, inner) === 'typeof';
}

/** `typeof x === 'strnig'`, `typeof x === undefined`. Old browsers said `unknown` and `date`. */
function typeofTypo(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right] = sides(syntax, node) ?? [];
  if (left === undefined || right === undefined) return;
  const other = isTypeof(syntax, left) ? right : isTypeof(syntax, right) ? left : undefined;
  if (other === undefined) return;
  const word = wrongWord(syntax, unwrap(syntax, other));
  if (word === undefined) return;
  const meant = typeWords.find((each) => each.slice(0, 2) === word.slice(0, 2).toLowerCase());
  const quote = /['"]/.exec(textOf(syntax, node))?.[0] ?? "'";
  const fix =
    meant === undefined
      ? undefined
      : replacing(syntax, unwrap(syntax, other), `Write ${meant}`, `${quote}${meant}${quote}`);
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, other) }, fix });
}

function wrongWord(syntax: Syntax, node: number): string | undefined {
  const kind = kindAt(syntax, node);
  if (kind === K.null) return textOf(syntax, node);
  if (kind !== K.string || childOfKind(syntax, node, K.escape) >= 0) return undefined;
  const word = textOf(syntax, node).slice(1, -1);
  return typeWords.includes(word) || /^(?:unknown|date|)$/.test(word) ? undefined : word;
}

/** `0.1 + 0.2 == 0.3` */
function floatEquality(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const pair = sides(syntax, node);
  if (pair === undefined) return;
  const [left, right] = pair.map((side) => unwrap(syntax, side));
  if (left === undefined || right === undefined) return;
  const literal = [left, right].find((side) => isInexact(syntax, side));
  const sum = [left, right].find((side) => isSum(syntax, side));
  if (literal === undefined || sum === undefined || literal === sum) return;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, literal), sum: textOf(syntax, sum) },
  });
}

/** A decimal fraction that binary cannot hold: 0.5 and 0.25 it can. */
function isInexact(syntax: Syntax, node: number): boolean {
  if (kindAt(syntax, node) !== K.number) return false;
  const value = Number(textOf(syntax, node).replaceAll('_', ''));
  return Number.isFinite(value) && !Number.isInteger(value * 1_024);
}

function isSum(syntax: Syntax, node: number): boolean {
  return (
    kindAt(syntax, node) === K.binary &&
    /^[+\-*/]$/.test(operatorOf(syntax, node)) &&
    isPure(syntax, childBy(syntax, node, F.left))
  );
}

const equality = ['==', '!=', '===', '!=='];

export const neverEqualChecks: readonly Check[] = [
  {
    name: 'nan-comparison',
    operators: [...equality, '<', '>', '<=', '>=', 'is', 'is not'],
    run: nanComparison,
  },
  { name: 'literal-identity', operators: ['===', '!==', 'is', 'is not'], run: literalIdentity },
  { name: 'typeof-typo', families: ['script'], operators: equality, run: typeofTypo },
  { name: 'float-equality', operators: equality, run: floatEquality },
];
