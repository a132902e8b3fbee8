/**
 * What a running entry has brought to some of its days, with the platform's own calendar: domain/day-parts.ts, which this
 * must agree with (a test holds that), brings a date library that would double the entry bundle.
 */
import type { TimeEntry } from '../../../api-client/index.ts';
import { formatWallClock } from '../../../pages/time/formats.ts';
import { addDays } from '../../../pages/time/iso-week.ts';

type Running = Pick<TimeEntry, 'startedAt' | 'zone'>;

export interface DaySpan {
  /** Both days count, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** Whole seconds since the start; never negative, also when the clock was set back. */
export function elapsedSeconds(startedAt: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000));
}

/** Of the days of the entry's own zone, as the records split what is finished. */
export function runningSecondsOn({ from, to }: DaySpan, entry: Running, now: number): number {
  return secondsSinceDay(from, entry, now) - secondsSinceDay(addDays(to, 1), entry, now);
}

/** Halves towards the midnight at which `day` begins: zones have days of 23 and 25 hours. */
function secondsSinceDay(day: string, { startedAt, zone }: Running, now: number): number {
  const start = Date.parse(startedAt);
  const isReached = (seconds: number) =>
    formatWallClock(new Date(start + seconds * 1000).toISOString(), zone) >= day;
  const elapsed = elapsedSeconds(startedAt, now);
  if (isReached(0)) return elapsed;
  let before = 0;
  let reached = elapsed + 1;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (isReached(middle)) reached = middle;
    else before = middle;
  }
  return Math.max(0, elapsed - reached);
}
