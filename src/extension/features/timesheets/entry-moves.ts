/** Where an entry is divided, and which day it is moved to, as it is typed; pure. */
import type { TimeEntry } from '../../../api-client/index.ts';
import { placeLength } from '../../../domain/place-length.ts';
import { toTimes } from '../../../domain/place-typed-time.ts';
import { parseTypedDay } from '../../../domain/typed-day.ts';
import { parseTypedTime } from '../../../domain/typed-time.ts';
import type { TypedSpan } from '../../../pages/time/entry-text.ts';
import { formatWallClock } from '../../../pages/time/formats.ts';
import { addDays } from '../../../pages/time/iso-week.ts';

type Timed = Pick<TimeEntry, 'startedAt' | 'endedAt' | 'zone' | 'seconds'>;

/**
 * Reads `10:30`, `10` or `2pm` as a wall-clock time of the entry, `YYYY-MM-DDTHH:MM`; after midnight where the entry
 * reaches there. Undefined where it does not lie within the entry.
 */
export function parseCut(text: string, { startedAt, endedAt, zone }: Timed): string | undefined {
  if (endedAt === null) return undefined;
  const start = formatWallClock(startedAt, zone);
  const end = formatWallClock(endedAt, zone);
  const typed = parseTypedTime(`${start.slice(11, 16)}-${text}`);
  if (!typed.ok || typed.value.kind !== 'span') return undefined;
  const time = typed.value.end;
  const date = start.slice(0, 10);
  const cut = `${time > start.slice(11, 16) ? date : addDays(date, 1)}T${time}`;
  return start < `${cut}:00` && `${cut}:00` < end ? cut : undefined;
}

/**
 * The same length from the same time of day on another day (`yesterday`, `fri`, `20.11.`, `2026-11-19`), as instants.
 * Undefined for what is no day, and for one on which the clock shows that time never, or twice.
 */
export function parseMove(
  text: string,
  { startedAt, zone, seconds }: Timed,
  today: string,
): TypedSpan | undefined {
  const day = parseTypedDay(text, today);
  if (!day.ok || seconds === null) return undefined;
  const time = formatWallClock(startedAt, zone).slice(11);
  const placed = placeLength(`${day.value.date}T${time}`, { seconds, zone });
  if (!placed.ok) return undefined;
  return toTimes(placed.value);
}
