/** Times and days as the user reads them; pure. */
import { labelOtherZone } from '../../domain/time-zone-labels.ts';

/** On a 24-hour clock in every locale: as it is typed, and short enough for a row. */
export function formatTime(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: zone });
  return format.format(new Date(instant)).replace(/^0(?=\d:)/, '');
}

/** In the entry's own zone: it can be typed back. */
export function formatSpan(
  { startedAt, endedAt, zone }: { startedAt: string; endedAt: string | null; zone: string },
  dash = '–',
): string {
  const end = endedAt === null ? '' : formatTime(endedAt, zone);
  return `${formatTime(startedAt, zone)}${dash}${end}`;
}

/**
 * By its own clock, which is marked where it is not that of `zone`: `9:00–10:30 UTC-5`; one that has no end yet ends with
 * the word for that.
 */
export function formatMarkedSpan(
  entry: { startedAt: string; endedAt: string | null; zone: string },
  { zone, running = '' }: { readonly zone: string; readonly running?: string },
): string {
  const end = entry.endedAt === null ? running : '';
  return [`${formatSpan(entry)}${end}`, labelOtherZone(entry, zone)].filter(Boolean).join(' ');
}

/** The wall clock of `zone` as the API takes it, `YYYY-MM-DDTHH:MM:SS`. */
export function formatWallClock(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: zone,
  });
  return format.format(new Date(instant)).replace(' ', 'T');
}

/** A calendar date, which has no zone. */
export function formatDay(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** The same in a sentence: `Wed, Nov 25`. */
export function formatShortDay(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
