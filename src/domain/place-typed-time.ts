/** Places a typed time on the timeline: one rule for the command line and the editor. */
import { fail, type Result, succeed } from './result.ts';
import type { TypedTime } from './typed-time.ts';
import { addDays, type InstantRange, localDate } from './zones.ts';

/** As the API takes them: instants, or wall-clock times of the entry's zone. */
export interface EntryTimes {
  readonly startedAt: string;
  readonly endedAt: string;
}

/** `of_day`: so long on a day without saying when; find-place.ts looks for it in what the day holds. */
export type PlacedTime =
  | { readonly kind: 'times'; readonly times: EntryTimes }
  | {
      readonly kind: 'of_day';
      readonly date: string;
      readonly lengthMs: number;
      /** Where it lies when the day has no room; undefined for a day that was said, of which it does not leave. */
      readonly otherwise?: EntryTimes;
    };

export interface WhenTyped {
  /** The day that was said. */
  readonly date: string | undefined;
  readonly zone: string;
  readonly nowMs: number;
}

const minuteMs = 60_000;

/**
 * A span is of the day that was said, else of today. So is a length; where today has no room for it, it ends in this
 * minute. Fails for what says neither: a change, and no time at all.
 */
export function placeTypedTime(
  time: TypedTime,
  { date: said, zone, nowMs }: WhenTyped,
): Result<PlacedTime, 'no_length'> {
  if (time.kind === 'span') {
    return succeed({ kind: 'times', times: spanOn(said ?? localDate(nowMs, zone), time) });
  }
  if (time.kind === 'change' || time.seconds === 0) return fail('no_length');
  const lengthMs = time.seconds * 1000;
  if (said !== undefined) return succeed({ kind: 'of_day', date: said, lengthMs });
  const endMs = Math.floor(nowMs / minuteMs) * minuteMs;
  const otherwise = toTimes({ startMs: endMs - lengthMs, endMs });
  return succeed({ kind: 'of_day', date: localDate(nowMs, zone), lengthMs, otherwise });
}

/** An end that is not later than the start is on the next day. */
export function spanOn(
  date: string,
  { start, end }: { readonly start: string; readonly end: string },
): EntryTimes {
  return { startedAt: `${date}T${start}`, endedAt: `${end > start ? date : addDays(date, 1)}T${end}` };
}

export function toTimes({ startMs, endMs }: InstantRange): EntryTimes {
  return { startedAt: new Date(startMs).toISOString(), endedAt: new Date(endMs).toISOString() };
}
