/**
 * Weeks of calendar dates by ISO 8601, with the platform's own calendar: domain/zones.ts, which this must agree with
 * (a test holds that), brings a date library that would double the entry bundle. Dates are `YYYY-MM-DD`.
 */

export interface Week {
  readonly year: number;
  readonly week: number;
  /** Monday. */
  readonly start: string;
}

const dayMs = 86_400_000;

export function weekOf(date: string): Week {
  const day = Date.parse(`${date}T00:00:00Z`);
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  const monday = day - sinceMonday * dayMs;
  const thursday = new Date(monday + 3 * dayMs);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstOfYear) / (7 * dayMs)) + 1;
  return { year: thursday.getUTCFullYear(), week, start: toDate(monday) };
}

export function addDays(date: string, days: number): string {
  return toDate(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
}

/** Today in the machine's zone. */
export function today(now: number): string {
  const date = new Date(now);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function toDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
