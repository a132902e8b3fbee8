/** A `not` in the wrong place, or one that an operator says shorter; `in` asked of an array. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isNegation, isOperand, isPython, sides } from '../expressions.ts';

/** `!key in object` asks for the key "false". */
function negatedOperand(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const left = childBy(syntax, node, F.left);
  if (!isNegation(syntax, left)) return;
  const operand = textOf(syntax, childBy(syntax, left, F.argument));
  const operator = operatorOf(syntax, node);
  const right = textOf(syntax, childBy(syntax, node, F.right));
  const fix = replacing(syntax, node, 'Negate the whole', `!(${operand} ${operator} ${right})`);
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, left), operator }, fix });
}

const opposites: ReadonlyMap<string, string> = new Map([
  ['==', '!='],
  ['!=', '=='],
  ['===', '!=='],
  ['!==', '==='],
  ['in', 'not in'],
  ['is', 'is not'],
  ['is not', 'is'],
  ['not in', 'in'],
]);

/** `!(a === b)`, `not a in b`. */
function invertedComparison(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const argument = childBy(syntax, node, F.argument);
  const compared = unwrap(syntax, argument);
  const kind = kindAt(syntax, compared);
  const isComparison = isPython(file) ? kind === K.compare : kind === K.binary && isNegation(syntax, node);
  const pair = isComparison ? sides(syntax, compared) : undefined;
  const opposite = opposites.get(operatorOf(syntax, compared));
  if (pair === undefined || opposite === undefined || (!isPython(file) && opposite.includes('in'))) return;
  const [left, right] = pair;
  const newText = `${sourceOf(syntax, left)} ${opposite} ${sourceOf(syntax, right)}`;
  const fix = isOperand(syntax, node) ? undefined : replacing(syntax, node, `Use ${opposite}`, newText);
  report({ ...reportSpan(syntax, node), values: { name: opposite }, fix });
}

/** JavaScript: `'b' in ['a', 'b']` asks for an index. */
function inArray(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const right = childBy(syntax, node, F.right);
  const left = childBy(syntax, node, F.left);
  if (kindAt(syntax, unwrap(syntax, right)) !== K.array || kindAt(syntax, left) === K.number) return;
  const fix = replacing(
    syntax,
    node,
    'Use includes',
    `${sourceOf(syntax, right)}.includes(${sourceOf(syntax, left)})`,
  );
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, left) }, fix });
}

export const negationChecks: readonly Check[] = [
  { name: 'negated-operand', families: ['script'], operators: ['in', 'instanceof'], run: negatedOperand },
  { name: 'inverted-comparison', kinds: [K.unary, K.not], run: invertedComparison },
  { name: 'in-array', families: ['script'], operators: ['in'], run: inArray },
];
