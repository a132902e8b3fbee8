/**
 * Times of a calendar: as wall clocks (seconds since 1970 as if UTC showed them) they are compared and moved at no cost; which
 * instant one is, is dear to find out, and asked only of what may lie in the day.
 */
import type ICAL from 'ical.js';
import { dayRange, findInstant, isTimeZone } from '../../../../../domain/zones.ts';

export const daySeconds = 86_400;

/** No clock on earth is further from UTC. */
export const farthestZoneSeconds = 15 * 3600;

export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** Where a time stands: the zone that it says itself, that its event begins in, and that of the day. */
export interface Clock {
  readonly of: ICAL.Time;
  readonly said: string;
  readonly zone: string;
}

/**
 * The zone's name is enough where it is one of IANA's: their rules change, and a file keeps those of the day on which it
 * was made. Other names are explained by the file itself; a time without a zone is of the day's own.
 */
export function toInstantMs(wall: number, { of, said, zone }: Clock): number {
  const tzid = of.zone?.tzid ?? 'floating';
  if (tzid === 'UTC' || tzid === 'Z') return wall * 1000;
  const named = [tzid, said].find(isKnownZone);
  if (named === undefined && tzid !== 'floating') return explainedInstantMs(wall, of);
  return namedInstantMs(wall, named ?? zone);
}

/** What the clocks skip is read by the clock of before, as RFC 5545 has it (3.3.5). */
function namedInstantMs(wall: number, zone: string): number {
  const [date = '', clock = ''] = new Date(wall * 1000).toISOString().split('T');
  const day = dayRange(date, zone);
  // The clocks do not change on a day of 24 hours; its first instant is known from the event before.
  const isEven = day.endMs - day.startMs === daySeconds * 1000;
  if (isEven) return day.startMs + (wall - Date.parse(`${date}T00:00:00Z`) / 1000) * 1000;
  const instant = findInstant(date, clock.slice(0, 8), { zone, repeated: 'earlier' });
  if (instant.ok) return instant.value;
  if (instant.error !== 'in_gap') throw new Error(`${date} ${clock} is no time`);
  return namedInstantMs(wall - 3 * 3600, zone) + 3 * 3_600_000;
}

function explainedInstantMs(wall: number, of: ICAL.Time): number {
  const moved = of.clone();
  const at = new Date(wall * 1000);
  moved.resetTo(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    of.zone,
  );
  return moved.toUnixTime() * 1000;
}

// process-local: what Intl knows of a name, bounded; on several: nothing.
const knownZones = new Map<string, boolean>();
const mostKnownZones = 1000;

function isKnownZone(name: string): boolean {
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  if (knownZones.size === mostKnownZones) knownZones.clear();
  const found = isTimeZone(name);
  knownZones.set(name, found);
  return found;
}
