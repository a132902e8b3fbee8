/** Operators and what each becomes, of both families of languages. */
import type { Node } from 'web-tree-sitter';
import type { MutantEdit, MutantOperator } from './mutant.ts';

type Swaps = readonly (readonly [MutantOperator, Readonly<Record<string, string>>])[];

const boundary = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const negated = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};
const arithmetic = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '**': '*', '//': '*' };

export const comparisons: Swaps = [
  ['comparison-boundary', boundary],
  ['comparison-negated', negated],
];
export const calculations: Swaps = [['arithmetic', arithmetic]];
export const connections: Swaps = [['logical', { '&&': '||', '||': '&&', '??': '&&', and: 'or', or: 'and' }]];
export const assignments: Swaps = [
  ['arithmetic', { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '%=': '*=', '**=': '*=', '//=': '*=' }],
];
export const steps: Swaps = [['arithmetic', { '++': '--', '--': '++' }]];

/** Each thing that an operator's token may become. */
export function swap(token: Node | null, swaps: Swaps): readonly MutantEdit[] {
  if (token === null) return [];
  // `not  in` with any space between its words is one token.
  const written = token.text.replaceAll(/\s+/g, ' ');
  return swaps.flatMap(([operator, table]) =>
    Object.hasOwn(table, written)
      ? [{ operator, start: token.startIndex, end: token.endIndex, after: table[written] ?? '' }]
      : [],
  );
}

export function replace(operator: MutantOperator, node: Node, after: string): readonly MutantEdit[] {
  return [{ operator, start: node.startIndex, end: node.endIndex, after }];
}

/** One more; what is no plain number stays, as does one that is too large to be counted on. */
export function raiseNumber(node: Node): readonly MutantEdit[] {
  if (!/^(?:0|[1-9][\d_]{0,14})(?:\.\d{1,9})?$/.test(node.text)) return [];
  const [whole = '', rest] = node.text.replaceAll('_', '').split('.');
  return replace('number-changed', node, `${BigInt(whole) + 1n}${rest === undefined ? '' : `.${rest}`}`);
}

/** Callees whose work is what people read, such as logs: tests do not ask for it. */
const tells =
  /^(?:console|log|logger|logging|_logger|_log|debug|warnings|this\.(?:log|logger)|self\.(?:log|logger|_logger))\.|(?:^|\.)(?:print|debug|trace|log(?:ger)?)$|\.(?:logger|log)\.\w+$/i;

export function isTelling(callee: string): boolean {
  return tells.test(callee);
}
