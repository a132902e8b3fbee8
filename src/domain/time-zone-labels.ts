/**
 * Labels for times of another zone. Uses the platform's Intl: zones.ts loads a date library, which is too large for a view.
 */

/** `UTC+1`, as the zone's clock goes at that instant. */
export function offsetOf(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value;
  return (offset ?? zone).replace('GMT', 'UTC');
}

/**
 * The offset of an entry whose time zone differs from the reader's `zone`, as `UTC-5`. Empty when both clocks show the same
 * time.
 */
export function labelOtherZone(
  { startedAt, zone: own }: { readonly startedAt: string; readonly zone: string },
  zone: string,
): string {
  if (own === zone) return '';
  const offset = offsetOf(startedAt, own);
  return offset === offsetOf(startedAt, zone) ? '' : offset;
}

/** Start, end and zone of an entry; without an end it runs. */
export interface ClockTimes {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly zone: string;
}

/** What is said beside its times: the days that it ends later by its own clock, and that clock; as `+1 UTC-5`. */
export function labelSpan(times: ClockTimes, zone: string): string {
  return [markLaterEnd(times), labelOtherZone(times, zone)].filter(Boolean).join(' ');
}

/** The days that it ends later by its own clock, as `+1`; empty where it ends on the day of its start, and while it runs. */
export function markLaterEnd({ startedAt, endedAt, zone }: ClockTimes): string {
  if (endedAt === null) return '';
  const calendar = calendarOf(zone);
  const midnight = (instant: string) => Date.parse(calendar.format(new Date(instant)));
  const days = (midnight(endedAt) - midnight(startedAt)) / 86_400_000;
  return days === 0 ? '' : `+${days}`;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Writes ISO dates. Each is made once: lists are long. */
function calendarOf(zone: string): Intl.DateTimeFormat {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  calendars.set(zone, calendar);
  return calendar;
}
