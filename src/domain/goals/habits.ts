/** Habits: what is repeated each day, week or month, and how often it was kept. */
import { type DateSpan, findPeriod } from '../report-periods.ts';
import { addDays } from '../zones.ts';

/** What records can tell, and `by_hand`: what the person ticks. */
export const habitChecks = [
  'timesheet_submitted',
  'begun_before',
  'entries_noted',
  'weekly_scan',
  'invoiced_after_month',
  'by_hand',
] as const;
export type HabitCheck = (typeof habitChecks)[number];

export const habitRhythms = ['day', 'week', 'month'] as const;
export type HabitRhythm = (typeof habitRhythms)[number];

/** How often records are looked at for it; what is ticked by hand has the rhythm that the person chose. */
export const rhythmOf: Readonly<Record<Exclude<HabitCheck, 'by_hand'>, HabitRhythm>> = {
  timesheet_submitted: 'week',
  begun_before: 'day',
  entries_noted: 'week',
  weekly_scan: 'week',
  invoiced_after_month: 'month',
};

/** The last `count` days, weeks (Monday first) or months up to the one that holds `today`, the newest last. */
export function habitPeriods(rhythm: HabitRhythm, today: string, count: number): readonly DateSpan[] {
  const periods: DateSpan[] = [];
  for (let on = today; periods.length < count; ) {
    const period = rhythm === 'day' ? { from: on, to: on } : findPeriod(`this-${rhythm}`, on);
    periods.unshift(period);
    on = addDays(period.from, -1);
  }
  return periods;
}

/** `open`: it can still be kept. `nothing`: there was nothing to keep it on, such as a day off. */
export const habitOutcomes = ['kept', 'not_kept', 'open', 'nothing'] as const;
export type HabitOutcome = (typeof habitOutcomes)[number];

/**
 * How often it was kept in a row, up to the newest of these outcomes (oldest first): what is open or had nothing to keep
 * neither breaks the row nor counts.
 */
export function findStreak(outcomes: readonly HabitOutcome[]): number {
  let streak = 0;
  for (const outcome of outcomes.toReversed()) {
    if (outcome === 'not_kept') break;
    if (outcome === 'kept') streak += 1;
  }
  return streak;
}
