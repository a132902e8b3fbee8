import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { lineAt } from '../../syntax/lines.ts';
import { childBy, childrenOf, hasToken, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, CheckOptions, ReportHit } from '../check.ts';
import { spanOf } from '../edits.ts';
import { functionMetrics, headSpan } from './function-metrics.ts';

type Figure = 'paths' | 'effort' | 'returns';

function valuesOf(syntax: Syntax, func: number, count: number, limit: number): Record<string, string> {
  const name = childBy(syntax, func, F.name);
  const shown = name === none ? 'This function' : `\`${textOf(syntax, name)}\``;
  return { name: shown, count: String(count), limit: String(limit) };
}

/** Reports each function in which a figure is above the rule's limit. */
function above(figure: Figure): Required<Check>['wholeFile'] {
  return (file, report, options) => {
    const limit = options['limit'] ?? 15;
    for (const metrics of functionMetrics(file)) {
      if (metrics[figure] <= limit) continue;
      report({
        ...headSpan(file.syntax, metrics.func),
        values: valuesOf(file.syntax, metrics.func, metrics[figure], limit),
      });
    }
  };
}

/** Nesting is shown where it gets too deep, not at the function's name. */
function deepNesting(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const { syntax, lines } = file;
  const limit = options['limit'] ?? 5;
  for (const metrics of functionMetrics(file)) {
    if (metrics.depth <= limit) continue;
    const { from, to } = spanOf(syntax, metrics.deepest);
    const lineEnd = lines[lineAt(lines, from) + 1] ?? to + 1;
    const values = valuesOf(syntax, metrics.func, metrics.depth, limit);
    const name = (values['name'] ?? '').replace('This function', 'this function');
    report({ from, to: Math.min(to, lineEnd - 1), values: { ...values, name } });
  }
}

function longFunction(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const limit = options['limit'] ?? 150;
  for (const { func } of functionMetrics(file)) {
    const { from, to } = spanOf(file.syntax, func);
    const length = lineAt(file.lines, to) - lineAt(file.lines, from) + 1;
    // A suite of tests, or a module wrapped into one function, is as long as what it lists.
    if (length <= limit || isWrapper(file.syntax, func)) continue;
    report({ ...headSpan(file.syntax, func), values: valuesOf(file.syntax, func, length, limit) });
  }
}

function isWrapper(syntax: Syntax, func: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, func));
  return childBy(syntax, func, F.name) === none && (up === K.args || up === K.paren || up === K.unary);
}

/** Parameters that a caller must count: keyword-only ones, `self` and TypeScript's `this` are not among them. */
function countedParameters(syntax: Syntax, func: number): number {
  const list = childBy(syntax, func, F.parameters);
  let count = 0;
  for (const parameter of childrenOf(syntax, list)) {
    const text = textOf(syntax, parameter);
    if (syntax.grammar.family === 'python' && (text === '*' || text.startsWith('*'))) break;
    const isReceiver = /^(?:self|cls|mcs|this\b.*|\/)$/s.test(text);
    if (!isReceiver) count += 1;
  }
  return count;
}

/** Constructors that a container fills are not called by hand. */
function isInjected(syntax: Syntax, func: number): boolean {
  const list = childBy(syntax, func, F.parameters);
  return (
    textOf(syntax, childBy(syntax, func, F.name)) === 'constructor' &&
    childrenOf(syntax, list).some(
      (parameter) =>
        childrenOf(syntax, parameter).some((child) => kindAt(syntax, child) === K.decorator) ||
        /^(?:private|public|protected|readonly)\b/.test(textOf(syntax, parameter)),
    )
  );
}

function manyParameters(file: FileContext, func: number, report: ReportHit, options: CheckOptions): void {
  const { syntax } = file;
  const limit = options['limit'] ?? 7;
  const count = countedParameters(syntax, func);
  if (count <= limit || isInjected(syntax, func) || hasToken(syntax, func, 'declare')) return;
  report({ ...headSpan(syntax, func), values: valuesOf(syntax, func, count, limit) });
}

export const functionSizeChecks: readonly Check[] = [
  { name: 'complexity', wholeFile: above('paths') },
  { name: 'cognitive-complexity', wholeFile: above('effort') },
  { name: 'too-many-returns', wholeFile: above('returns') },
  { name: 'deep-nesting', wholeFile: deepNesting },
  { name: 'long-function', wholeFile: longFunction },
  { name: 'too-many-parameters', kinds: [K.func], scope: 'file', run: manyParameters },
];
