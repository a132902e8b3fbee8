/** When something happens again: every so many hours, days, weeks, months or years from an anchor, or by a line of cron. */

export const scheduleUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type ScheduleUnit = (typeof scheduleUnits)[number];

export interface IntervalRule {
  readonly unit: ScheduleUnit;
  /** A whole number from 1. */
  readonly every: number;
  /** The anchor: the first occurrence, `YYYY-MM-DD`. */
  readonly date: string;
  /** On the wall of `zone`, `HH:MM`. */
  readonly time: string;
  readonly zone: string;
  /**
   * Of months, quarters and years: `clamp` is the anchor's day, or the last of a month that lacks it (31 January, 28 February,
   * 31 March); `last` is the last day of each.
   */
  readonly monthEnd?: 'clamp' | 'last';
}

/** Five fields of cron, read in `zone`. */
export interface CronRule {
  readonly cron: string;
  readonly zone: string;
}

export type ScheduleRule = IntervalRule | CronRule;

export interface Occurrence {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Names it among those of its rule, and stays when only the rule's time changes: a day runs once. */
  readonly period: string;
}

export function isCron(rule: ScheduleRule): rule is CronRule {
  return 'cron' in rule;
}
