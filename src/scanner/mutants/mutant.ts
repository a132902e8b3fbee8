/** A change of one place in a source, for which tests are to fail. Pure. */

/** What is changed, by the name that reports show. */
export const mutantOperators = [
  /** `<` becomes `<=`. */
  'comparison-boundary',
  /** `===` becomes `!==`. */
  'comparison-negated',
  /** `+` becomes `-`, also in `+=` and `++`. */
  'arithmetic',
  /** `&&` becomes `||`. */
  'logical',
  /** The condition of an `if` or a choice is turned round. */
  'condition-negated',
  /** `!` is left out. */
  'not-removed',
  'boolean-flipped',
  /** One more. */
  'number-changed',
  'string-emptied',
  /** Nothing is returned in place of a value. */
  'return-value',
  /** A call or an assignment that stands by itself is left out. */
  'statement-removed',
] as const;
export type MutantOperator = (typeof mutantOperators)[number];

export interface Mutant {
  readonly operator: MutantOperator;
  /** UTF-16 code units from the beginning of the text. */
  readonly start: number;
  readonly end: number;
  readonly lineZeroBased: number;
  readonly before: string;
  readonly after: string;
  /** Of the innermost function with a name; empty outside of all. */
  readonly inFunction: string;
}

/** What an operator makes of a node: the span that is replaced. */
export interface MutantEdit {
  readonly operator: MutantOperator;
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

export function applyMutant(text: string, { start, end, after }: Mutant): string {
  return text.slice(0, start) + after + text.slice(end);
}
