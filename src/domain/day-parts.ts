/** An interval of work on the days that it was worked on: what begins before midnight and ends after it is of both. */
import { addDays, dayRange, localDate } from './zones.ts';

/** Whole seconds of one calendar day. */
export interface DayPart {
  /** `YYYY-MM-DD` in the zone that was asked for. */
  readonly date: string;
  readonly seconds: number;
}

/**
 * The days of an interval (epoch milliseconds) on the calendar of `zone`, in their order. The parts add up to the whole
 * seconds of the interval, also on days of 23 and 25 hours; an interval of no length has none.
 */
export function splitByDay(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  zone: string,
): readonly DayPart[] {
  const parts: DayPart[] = [];
  let date = localDate(startMs, zone);
  for (let from = startMs; from < endMs; date = addDays(date, 1)) {
    const end = Math.min(endMs, dayRange(date, zone).endMs);
    const seconds = secondsSince(startMs, end) - secondsSince(startMs, from);
    // A day that the calendar of a zone skips (Samoa, 30 December 2011) has nothing in it.
    if (seconds > 0) parts.push({ date, seconds });
    from = Math.max(from, end);
  }
  return parts;
}

/** An entry as the API tells it: instants in ISO 8601. */
export interface EntryTimes {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly zone: string;
}

/** The days that an entry was worked on; none while it runs. */
export function daysOf({ startedAt, endedAt, zone }: EntryTimes): readonly DayPart[] {
  return endedAt === null
    ? []
    : splitByDay({ startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) }, zone);
}

/** The days that several entries were worked on, each once. */
export function sumDays(entries: readonly EntryTimes[]): readonly DayPart[] {
  const days = new Map<string, number>();
  for (const { date, seconds } of entries.flatMap(daysOf)) days.set(date, (days.get(date) ?? 0) + seconds);
  return [...days].map(([date, seconds]) => ({ date, seconds }));
}

/** Whole seconds from the start on, so that what is cut off is cut off once. */
function secondsSince(startMs: number, instantMs: number): number {
  return Math.floor((instantMs - startMs) / 1000);
}
