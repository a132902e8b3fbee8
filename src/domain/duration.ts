/** Durations as whole seconds: how they are printed, and how they become the exact quantity of an invoice line. */
import { fail, type Result, succeed } from './result.ts';

/** Units that recorded time is billed in, UN/ECE Recommendation 20: minutes and seconds. */
export type TimeUnit = 'MIN' | 'SEC';

/** What a line says of its amount of work; `priceBaseQuantity` units cost one unit price (BT-129, BT-130, BT-149). */
export interface Quantity {
  readonly quantity: string;
  readonly unitCode: TimeUnit;
  readonly priceBaseQuantity: number;
}

/**
 * Time as an exact quantity priced by the hour: whole minutes (base 60) where the seconds allow it, else
 * seconds (base 3600). Hours as decimals would not reproduce the amount (ARCHITECTURE D9).
 */
export function toQuantity(seconds: number): Quantity {
  return seconds % 60 === 0
    ? { quantity: String(seconds / 60), unitCode: 'MIN', priceBaseQuantity: 60 }
    : { quantity: String(seconds), unitCode: 'SEC', priceBaseQuantity: 3600 };
}

/** The seconds that a quantity of time stands for; undefined for other units. */
export function findSeconds(line: {
  readonly quantity: string;
  readonly unitCode: string;
}): number | undefined {
  const secondsPerUnit = line.unitCode === 'MIN' ? 60 : line.unitCode === 'SEC' ? 1 : undefined;
  return secondsPerUnit === undefined ? undefined : Number(line.quantity) * secondsPerUnit;
}

/** Exact clock notation: `1:24`, or `1:24:05` where minutes would hide seconds (ARCHITECTURE D9). */
export function formatDuration(seconds: number): string {
  const rest = seconds % 60;
  return rest === 0 ? formatMinutes(seconds) : `${formatMinutes(seconds)}:${twoDigits(Math.abs(rest))}`;
}

/** `1:24`: whole minutes, seconds dropped, for a clock that is redrawn on the minute (UX, status bar). */
export function formatMinutes(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  return `${seconds < 0 ? '-' : ''}${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/**
 * What is left of a whole beside a part of it, in seconds: the difference of the two as they are shown, in whole minutes,
 * so that the three figures add up on the page. Negative where the part is more than the whole.
 */
export function findShownRest(wholeSeconds: number, partSeconds: number): number {
  const shown = (seconds: number) => Math.trunc(seconds / 60) * 60;
  return shown(wholeSeconds) - shown(partSeconds);
}

/** Reads `1:24` or `1:24:05` as seconds; minutes and seconds stay below 60. */
export function parseDuration(text: string): Result<number, 'not_a_duration'> {
  const parts = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  if (parts === null) {
    return fail('not_a_duration');
  }
  const [, hours, minutes, seconds = '0'] = parts;
  return succeed(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
