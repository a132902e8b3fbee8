/** How much a person may record on one day, and what is done about more. */

export const dailyLimitPolicies = ['none', 'warn', 'refuse'] as const;

/** `none` sets no limit (and takes away one that is set further out), `warn` saves and tells, `refuse` saves nothing. */
export type DailyLimitPolicy = (typeof dailyLimitPolicies)[number];

export interface DailyLimit {
  readonly policy: DailyLimitPolicy;
  /** Whole seconds that are still fine; without meaning for `none`. */
  readonly seconds: number;
}

/** No limit: the default of every practice. */
export const noDailyLimit: DailyLimit = { policy: 'none', seconds: 0 };

/** Seconds of a day before and after a change. */
export interface DayChange {
  readonly before: number;
  readonly after: number;
}

/**
 * What to do about a day that a change leads to. A day that was over its limit already may be mended in steps: what
 * adds nothing to it is told, never refused.
 */
export function judgeDailyLimit(
  { policy, seconds }: DailyLimit,
  { before, after }: DayChange,
): 'fine' | 'warn' | 'refuse' {
  if (policy === 'none' || after <= seconds) {
    return 'fine';
  }
  return policy === 'refuse' && after > before ? 'refuse' : 'warn';
}
