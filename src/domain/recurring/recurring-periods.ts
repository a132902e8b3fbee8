/** Periods of a recurring invoice: each is counted from the anchor, and is invoiced as it begins or once it is over. */
import { occurrenceOf } from '../schedules/occurrences.ts';
import type { IntervalRule, ScheduleUnit } from '../schedules/rule.ts';
import { moveDate } from '../time/calendar-date.ts';

export const recurringUnits = ['week', 'month', 'quarter', 'year'] as const satisfies readonly ScheduleUnit[];
export type RecurringUnit = (typeof recurringUnits)[number];

/** `advance`: on the first day of the period. `arrears`: on the day after its last. */
export const timings = ['advance', 'arrears'] as const;
export type Timing = (typeof timings)[number];

export type RecurringRule = IntervalRule & { readonly unit: RecurringUnit };

export interface RecurringPeriod {
  /** Counts from 0. */
  readonly number: number;
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** The day on which it is invoiced. */
  readonly runsOn: string;
}

export function periodAt(rule: RecurringRule, timing: Timing, number: number): RecurringPeriod {
  const from = occurrenceOf(rule, number).period;
  const next = occurrenceOf(rule, number + 1).period;
  return { number, from, to: moveDate(next, -1), runsOn: timing === 'advance' ? from : next };
}

/**
 * The period that an occurrence of the rule invoices; undefined before the first one is over.
 * @param day ISO date
 * @throws RangeError where it is none, after which no period comes
 */
export function periodRunOn(rule: RecurringRule, timing: Timing, day: string): RecurringPeriod | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`${day} is no date.`);
  for (let number = 0; ; number += 1) {
    const period = periodAt(rule, timing, number);
    if (period.runsOn === day) return period;
    if (period.runsOn > day) return undefined;
  }
}

/** The newest period whose day is `today` or before. */
export function latestPeriod(
  rule: RecurringRule,
  timing: Timing,
  today: string,
): RecurringPeriod | undefined {
  let latest: RecurringPeriod | undefined;
  for (let number = 0; ; number += 1) {
    const period = periodAt(rule, timing, number);
    if (period.runsOn > today) return latest;
    latest = period;
  }
}

/** Periods whose day lies before `today`, the first first: they would have been invoiced by now. */
export function missedPeriods(
  rule: RecurringRule,
  timing: Timing,
  { today, most }: { readonly today: string; readonly most: number },
): readonly RecurringPeriod[] {
  const missed: RecurringPeriod[] = [];
  for (let number = 0; missed.length < most; number += 1) {
    const period = periodAt(rule, timing, number);
    if (period.runsOn >= today) break;
    missed.push(period);
  }
  return missed;
}

/** The first period whose day is `today` or later. */
export function nextPeriod(rule: RecurringRule, timing: Timing, today: string): RecurringPeriod {
  for (let number = 0; ; number += 1) {
    const period = periodAt(rule, timing, number);
    if (period.runsOn >= today) return period;
  }
}
