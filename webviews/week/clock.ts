/** Times and days of the week as they are read and typed back. */
import { ownZone } from '../../src/contract/own-zone.ts';
import {
  type ClockTimes,
  labelOtherZone,
  markLaterEnd,
  offsetOf,
} from '../../src/domain/time-zone-labels.ts';
import { findForeignOffset } from '../components/zone-offset.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each is made once: that takes longer than to draw the cell that it is for. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}

/** On a 24-hour clock in every locale, in the entry's own zone. */
export function clockOf(instant: string, zone: string): string {
  const format = formatOf('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: zone });
  return format.format(new Date(instant)).replace(/^0(?=\d:)/, '');
}

export function spanOf({ startedAt, endedAt, zone }: ClockTimes, dash = '–'): string {
  return `${clockOf(startedAt, zone)}${dash}${endedAt === null ? '' : clockOf(endedAt, zone)}`;
}

/** The day on the calendar of the zone. */
export function dayOf(instant: string, zone: string): string {
  return formatOf('en-CA', { timeZone: zone }).format(new Date(instant));
}

/** The day that an entry belongs to, by its own clock. */
export function startDateOf({ startedAt, zone }: Pick<ClockTimes, 'startedAt' | 'zone'>): string {
  return dayOf(startedAt, zone);
}

/** The day that it ends on, where the clock has gone round since it began: its times do not say so. */
export function findFarEnd({ startedAt, endedAt, zone }: ClockTimes): string | undefined {
  if (endedAt === null) return undefined;
  const date = dayOf(startedAt, zone);
  const length = minutesInto(date, endedAt, zone) - minutesInto(date, startedAt, zone);
  return length >= 1440 ? dayOf(endedAt, zone) : undefined;
}

/** `22:00–1:30 +1`: its times, with the days that it ends later, by its own clock. */
export function daysSpanOf(span: ClockTimes): string {
  return [spanOf(span), markLaterEnd(span)].filter(Boolean).join(' ');
}

/** Minutes since the midnight that begins `date` in the zone, on its wall clock; less than none before it. */
export function minutesInto(date: string, instant: string, zone: string): number {
  const [hours = '0', minutes = '0'] = clockOf(instant, zone).split(':');
  const day = dayOf(instant, zone);
  const days = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / 86_400_000;
  return days * 1440 + Number(hours) * 60 + Number(minutes);
}

/** Its own times, marked where they are not by the reader's clock. */
export function markedSpanOf(span: ClockTimes): string {
  return [spanOf(span), findForeignOffset(span)].filter((text) => text !== undefined).join(' ');
}

/** `21:00–23:30 UTC+1`: its times by the clock of `zone`; undefined where that goes like its own. */
export function findTimesOn(span: ClockTimes, zone: string): string | undefined {
  if (labelOtherZone(span, zone) === '') return undefined;
  return `${spanOf({ ...span, zone })} ${offsetOf(span.startedAt, zone)}`;
}

/**
 * The midnight that ends `date` on the clock of the zone, of something that began on it; all in epoch milliseconds. As
 * `dayRange` has it, by what the page has at hand: the date library is too large for it.
 */
export function endOfDay(date: string, startMs: number, zone: string): number {
  const late = (ms: number) => minutesInto(date, new Date(ms).toISOString(), zone) - 1440;
  const guess = startMs - (startMs % 60_000) - late(startMs) * 60_000;
  // Where the clocks change until then.
  const end = guess - late(guess) * 60_000;
  // A midnight that they skip is the moment when they do.
  return late(end) < 0 ? guess : end;
}

/** By whose clock a day is shown: the reader's where one of its entries goes by that, else that of its first. */
export function zoneOf(entries: readonly { readonly startedAt: string; readonly zone: string }[]): string {
  const isOwn = entries.some((entry) => findForeignOffset(entry) === undefined);
  return isOwn ? ownZone() : (entries[0]?.zone ?? ownZone());
}

/** `Sat 21`, in this order in every language. */
export function shortDay(date: string): string {
  return `${dayName(date, { weekday: 'short' })} ${dayName(date, { day: 'numeric' })}`;
}

/** Parts of a calendar date, which has no zone. */
export function dayName(date: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(navigator.language, { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}
