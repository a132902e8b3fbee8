/** The days that a goal is about. */
import { type DateSpan, findPeriod } from '../report-periods.ts';
import type { GoalPeriod } from './goal.ts';

export interface GoalTerm {
  readonly period: GoalPeriod;
  /** ISO dates. Of `until` the first and the last day; of the others it begins with the period that holds `startsOn`. */
  readonly startsOn: string;
  readonly dueOn: string | undefined;
}

/**
 * The days of a goal around the day `on`, both ends inclusive: the week (Monday first), month, quarter or year that holds
 * it, or all days of a goal with a due date. A goal `until` without a due date lasts as long as the day it is asked on.
 */
export function goalDays({ period, startsOn, dueOn }: GoalTerm, on: string): DateSpan {
  if (period === 'until') return { from: startsOn, to: dueOn ?? (on < startsOn ? startsOn : on) };
  return findPeriod(`this-${period}`, on);
}
