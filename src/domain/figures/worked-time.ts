/**
 * Worked time by local day. Unit: whole seconds of finished entries, as recorded. Day: time that crosses midnight counts on
 * each day it was worked on, by the zone of its entry. Rounding: none.
 */
import { type DayPart, splitByDay } from '../day-parts.ts';
import { dayRange } from '../zones.ts';

/** A finished entry; instants in epoch milliseconds. */
export interface WorkedEntry {
  /** Local date on which it began, `YYYY-MM-DD` in its zone. */
  readonly date: string;
  readonly zone: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly seconds: number;
}

/** Local dates, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** True when some of the entry was worked on a later day than it began; one that ends at midnight does not cross it. */
export function crossesMidnight({
  date,
  zone,
  endMs,
}: Pick<WorkedEntry, 'date' | 'zone' | 'endMs'>): boolean {
  return endMs > dayRange(date, zone).endMs;
}

/** The days of an entry that crosses midnight, in their order; undefined where all of it is of the day it began on. */
export function findDays(entry: Omit<WorkedEntry, 'seconds'>): readonly DayPart[] | undefined {
  return crossesMidnight(entry) ? splitByDay(entry, entry.zone) : undefined;
}

/** The days of an entry within `days`, in their order; empty when it was worked on none of them. */
export function workedWithin(entry: WorkedEntry, { from, to }: Days): readonly DayPart[] {
  const parts = findDays(entry) ?? [{ date: entry.date, seconds: entry.seconds }];
  return parts.filter(({ date }) => date >= from && date <= to);
}

/** The seconds of an entry within `days`; all of them where no days are asked for. */
export function workedSeconds(entry: WorkedEntry, days: Days | undefined): number {
  return days === undefined
    ? entry.seconds
    : workedWithin(entry, days).reduce((sum, { seconds }) => sum + seconds, 0);
}
