/** How times of an entry are typed and copied; pure. */
import { formatDuration, formatMinutes } from '../../domain/duration.ts';
import { parseTypedTime } from '../../domain/typed-time.ts';
import { findInstant, type InstantRange, localDate } from '../../domain/zones.ts';
import type { Translate } from '../words.ts';
import { formatSpan } from './formats.ts';
import { addDays } from './iso-week.ts';

/** As the API takes them: wall-clock times, read in the entry's zone, or instants of a length that was typed. */
export interface TypedSpan {
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface TypedAt {
  /** Date that is meant when none is typed. */
  readonly date: string;
  /** A mere length ends in this minute. Epoch milliseconds. */
  readonly nowMs: number;
  /** Of an entry that is there: a mere length is its new one. */
  readonly start?: EntryStart;
}

export interface EntryStart {
  /** `YYYY-MM-DDTHH:MM` in the entry's zone. */
  readonly wallClock: string;
  /** Epoch milliseconds. */
  readonly ms: number;
}

const datedPattern = /^(?:(\d{4}-\d{2}-\d{2})\s+)?(.*)$/s;

/**
 * Reads `9:00-11:15`, `2026-11-19 22:00-1:30` (ends on the next day) or a length such as `1:30` or `90m`, which ends now;
 * that of an entry which is there moves its end.
 */
function readDated(text: string) {
  const [, typedDate, times = ''] = datedPattern.exec(text.trim()) ?? [];
  return { typedDate, times };
}

/** Until the next day where it ends before it begins. */
function spanOn(date: string, { start, end }: { readonly start: string; readonly end: string }): TypedSpan {
  const endDate = end > start ? date : addDays(date, 1);
  return { startedAt: `${date}T${start}`, endedAt: `${endDate}T${end}` };
}

export function parseSpan(text: string, at: TypedAt): TypedSpan | undefined {
  const { typedDate, times } = readDated(text);
  const date = typedDate ?? at.date;
  const typed = parseTypedTime(times);
  if (!typed.ok || !isDate(date)) return undefined;
  const { value } = typed;
  if (value.kind === 'span') return spanOn(date, value);
  if (value.kind !== 'length' || value.seconds === 0) return undefined;
  if (at.start !== undefined) return date === at.date ? lengthen(at.start, value.seconds) : undefined;
  return typedDate === undefined ? endNow(value.seconds, at) : undefined;
}

/** As the API takes them; what is not among them stays. */
export type ChangedTimes = Partial<TypedSpan>;

/**
 * Which of the times were retyped, where `shown` are those of an entry to the second, `YYYY-MM-DDTHH:MM:SS`: a box shows
 * minutes, and what stands in it as it was shown keeps its seconds, on another day, too.
 */
export function findChangedTimes(shown: TypedSpan, typed: TypedSpan): ChangedTimes {
  const startedAt = changedTime(shown.startedAt, typed.startedAt);
  const endedAt = changedTime(shown.endedAt, typed.endedAt);
  return { ...(startedAt && { startedAt }), ...(endedAt && { endedAt }) };
}

function changedTime(shown: string, typed: string): string | undefined {
  const [minute, seconds] = [shown.slice(0, 16), shown.slice(16)];
  if (typed === minute) return undefined;
  return typed.slice(11) === minute.slice(11) ? `${typed}${seconds}` : typed;
}

function lengthen({ wallClock, ms }: EntryStart, seconds: number): TypedSpan {
  return { startedAt: wallClock, endedAt: new Date(ms + seconds * 1000).toISOString() };
}

export interface ReadAt {
  /** Of the entry. */
  readonly zone: string;
  readonly start?: EntryStart | undefined;
}

/** Where it lies, in epoch milliseconds; undefined for wall-clock times that the zone does not have. */
export function findSpan(
  { startedAt, endedAt }: TypedSpan,
  { zone, start }: ReadAt,
): InstantRange | undefined {
  // What stands as it was shown keeps its seconds.
  const startMs = startedAt === start?.wallClock ? start.ms : toMs(startedAt, zone);
  const endMs = toMs(endedAt, zone);
  return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs };
}

function toMs(moment: string, zone: string): number | undefined {
  if (moment.endsWith('Z')) return Date.parse(moment);
  const [date = '', time = ''] = moment.split('T');
  const found = findInstant(date, time.slice(0, 5), { zone, repeated: 'earlier' });
  return found.ok ? found.value : undefined;
}

export interface SpanWords {
  readonly t: Translate;
  readonly zone: string;
  /** `Monday, 16 November`. */
  readonly formatDay: (date: string) => string;
}

/** What was understood: `Monday, 16 November · 22:00–1:30 (3:30) · ends on the next day`. */
export function describeSpan({ startMs, endMs }: InstantRange, { t, zone, formatDay }: SpanWords): string {
  const [startedAt, endedAt] = [new Date(startMs).toISOString(), new Date(endMs).toISOString()];
  const date = localDate(startMs, zone);
  return [
    formatDay(date),
    `${formatSpan({ startedAt, endedAt, zone })} (${formatDuration((endMs - startMs) / 1000)})`,
    localDate(endMs, zone) === date ? '' : t('ends on the next day'),
  ]
    .filter(Boolean)
    .join(' · ');
}

const longMs = 12 * 3_600_000;

/** So long is rather a slip, such as the end alone typed for the length. */
export function isLong({ startMs, endMs }: InstantRange): boolean {
  return endMs - startMs > longMs;
}

/** So much time went by, whatever the clocks did in the meantime. */
function endNow(seconds: number, { nowMs }: TypedAt): TypedSpan {
  const endMs = Math.floor(nowMs / 60_000) * 60_000;
  return {
    startedAt: new Date(endMs - seconds * 1000).toISOString(),
    endedAt: new Date(endMs).toISOString(),
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function checkSpan(text: string, at: TypedAt, t: Translate): string | undefined {
  if (parseSpan(text, at) !== undefined) return undefined;
  return at.start === undefined
    ? t(
        'Times such as 9:00-11:15 (22:00-1:30 ends on the next day), with a date first if not today, as in 2026-11-19 9:00-11:15, or a duration such as 1:30 that ends now.',
      )
    : t(
        'Times such as 9:00-11:15 (22:00-1:30 ends on the next day), with a date first to move the entry to another day, or its new duration such as 1:30.',
      );
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
