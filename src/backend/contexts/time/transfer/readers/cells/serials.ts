/** Days and times as spreadsheets count them: days since the end of 1899, of which a time is a part. */
import type { ClockTime } from './clock-time.ts';

const dayMs = 86_400_000;
const daySeconds = 86_400;
const epoch = Date.UTC(1899, 11, 30);

/** From 1982 to 2064: no other number of a date column lies there. */
export function isSerialDay(text: string): boolean {
  return /^[3-5]\d{4}(?:[.,]\d+)?$/.test(text.trim());
}

/** `46069` and its part of a day, where there is one. */
export function splitSerial(text: string): { readonly date: string; readonly time: string } | undefined {
  const [, date, part] = isSerialDay(text) ? (/^(\d+)[.,](\d+)$/.exec(text.trim()) ?? []) : [];
  return date === undefined ? undefined : { date, time: `0.${part}` };
}

/** ISO date of a whole day. */
export function serialDate(text: string): string | undefined {
  if (!/^\d{5}$/.test(text) || !isSerialDay(text)) return undefined;
  return new Date(epoch + Number(text) * dayMs).toISOString().slice(0, 10);
}

/** Seconds of a part of a day, to the nearest one; undefined for what is no plain number. */
export function serialSeconds(text: string): number | undefined {
  const [plain] = /^\d*[.,]?\d+$/.exec(text.trim()) ?? [];
  return plain === undefined ? undefined : Math.round(Number(plain.replace(',', '.')) * daySeconds);
}

export function serialClock(text: string): ClockTime | undefined {
  const secondOfDay = serialSeconds(text);
  if (secondOfDay === undefined || secondOfDay >= daySeconds) return undefined;
  return { secondOfDay, hasSeconds: true, clock: null };
}
