/** What tests came to, added up over files and suites. */

export interface Totals {
  readonly passes: number;
  readonly failures: number;
  /** Each failure's title and cause, for the end of the run. */
  readonly failed: readonly string[];
}

export const nothing: Totals = { passes: 0, failures: 0, failed: [] };

export function failure(sentence: string): Totals {
  return { passes: 0, failures: 1, failed: [sentence] };
}

export function add(one: Totals, other: Totals): Totals {
  return {
    passes: one.passes + other.passes,
    failures: one.failures + other.failures,
    failed: [...one.failed, ...other.failed],
  };
}
