/** How times of an entry are typed and copied; pure. */
import { formatMinutes, parseDuration } from '../../../domain/duration.ts';
import type { Translate } from '../../platform/words.ts';
import { addDays } from './iso-week.ts';

/** Wall-clock times as the API takes them, read in the entry's zone. */
export interface TypedSpan {
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface TypedAt {
  /** Date that is meant when none is typed. */
  readonly date: string;
  /** Wall clock now, `HH:MM`: a mere duration ends then. */
  readonly time: string;
}

const spanPattern = /^(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})$/;

/** Longer over midnight is a slip of the fingers, as in `9:00-8:00`, and not a night's work. */
const longestNightMinutes = 12 * 60;

/** Reads `9:00-11:15`, `2026-11-19 22:00-1:30` (ends on the next day) or `1:30` (ends now). */
export function parseSpan(text: string, at: TypedAt): TypedSpan | undefined {
  const parts = spanPattern.exec(text.trim());
  if (parts === null) return parseLength(text, at);
  const [, typedDate, startHour = '', startMinute = '', endHour = '', endMinute = ''] = parts;
  const start = toTime(startHour, startMinute);
  const end = toTime(endHour, endMinute);
  const date = typedDate ?? at.date;
  if (start === undefined || end === undefined || !isDate(date)) return undefined;
  if (end > start) return { startedAt: `${date}T${start}`, endedAt: `${date}T${end}` };
  if (minutesOf(end) + 1440 - minutesOf(start) > longestNightMinutes) return undefined;
  return { startedAt: `${date}T${start}`, endedAt: `${addDays(date, 1)}T${end}` };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function parseLength(text: string, { date, time }: TypedAt): TypedSpan | undefined {
  const length = parseDuration(text);
  if (!length.ok || length.value === 0 || length.value > 86_400) return undefined;
  const startMinutes = minutesOf(time) - Math.round(length.value / 60);
  const startDate = startMinutes < 0 ? addDays(date, -1) : date;
  const minutes = (startMinutes + 1440) % 1440;
  const start = toTime(String(Math.floor(minutes / 60)), String(minutes % 60));
  return start === undefined ? undefined : { startedAt: `${startDate}T${start}`, endedAt: `${date}T${time}` };
}

function toTime(hour: string, minute: string): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function checkSpan(text: string, at: TypedAt, t: Translate): string | undefined {
  return parseSpan(text, at) === undefined
    ? t(
        'Times such as 9:00-11:15 (22:00-1:30 ends on the next day), with a date before them if it was not today, as in 2026-11-19 9:00-11:15, or a length such as 1:30 that ends now.',
      )
    : undefined;
}

export interface CopiedEntry {
  readonly localDate: string;
  readonly span: string;
  readonly seconds: number | null;
  readonly name: string;
  readonly note: string;
}

/** One line of tab-separated text: what a spreadsheet takes. */
export function toCopyLine({ localDate, span, seconds, name, note }: CopiedEntry): string {
  const cells = [localDate, span, seconds === null ? '' : formatMinutes(seconds), name, note];
  return cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t');
}
