/** A length is time that went by: `4h` is four hours on a day whose clocks change, too, whatever the wall clock says. */
import { type Result, succeed } from './result.ts';
import { findInstant, type LocalTimeFault } from './zones.ts';

export interface PlacedLength {
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * So many seconds from a start that is an instant with offset, or on the wall clock of `zone`
 * (`2026-03-29T01:00`); the fault says why there is no such time in the zone.
 */
export function placeLength(
  startedAt: string,
  { seconds, zone }: { readonly seconds: number; readonly zone: string },
): Result<PlacedLength, LocalTimeFault> {
  const [date = '', time = ''] = startedAt.split('T');
  const isInstant = /Z$|[+-]\d\d:\d\d$/.test(time);
  const start = isInstant ? succeed(Date.parse(startedAt)) : findInstant(date, time, { zone });
  if (!start.ok) return start;
  return succeed({ startMs: start.value, endMs: start.value + seconds * 1000 });
}
