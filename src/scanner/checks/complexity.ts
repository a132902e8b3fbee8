import { reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Check, CheckOptions, ReportHit } from './check.ts';

const branching = new Set<number>([
  K.if,
  K.elif,
  K.for,
  K.forIn,
  K.while,
  K.do,
  K.catch,
  K.ternary,
  K.case,
  K.ifClause,
  K.forInClause,
]);
const joining = new Set(['&&', '||', '??', 'and', 'or']);

/** Cyclomatic complexity of a function, functions inside it left out: they are counted by themselves. */
export function complexityOf(syntax: Syntax, func: number): number {
  const body = childBy(syntax, func, F.body);
  let complexity = 1;
  for (let node = body; node >= 0 && node < endOf(syntax, body); node += 1) {
    const kind = syntax.kind[node] ?? 0;
    if (kind === K.func && node !== func) node = endOf(syntax, node) - 1;
    else if (branching.has(kind) || (kind === K.token && joining.has(textOf(syntax, node)))) complexity += 1;
  }
  return complexity;
}

function tooComplex(file: FileContext, node: number, report: ReportHit, options: CheckOptions): void {
  const { syntax } = file;
  const complexity = complexityOf(syntax, node);
  const limit = options['limit'] ?? 15;
  if (complexity <= limit) return;
  const name = childBy(syntax, node, F.name);
  const values = {
    name: name === none ? 'This function' : textOf(syntax, name),
    count: String(complexity),
    limit: String(limit),
  };
  report({ ...headSpan(syntax, node), values });
}

/** The name, or for an anonymous function what stands before its body. */
function headSpan(syntax: Syntax, node: number): { from: number; to: number } {
  if (kindAt(syntax, childBy(syntax, node, F.name)) !== 0) return reportSpan(syntax, node);
  const from = syntax.start[node] ?? 0;
  return { from, to: Math.max(syntax.start[childBy(syntax, node, F.body)] ?? from, from) };
}

/** Runs over the whole file: a function's head and body are different units. */
function allComplex(file: FileContext, report: ReportHit, options: CheckOptions): void {
  const { syntax } = file;
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] === K.func) tooComplex(file, node, report, options);
  }
}

export const complexityChecks: readonly Check[] = [{ name: 'complexity', wholeFile: allComplex }];
