/** Where a length of time lies on a day when nobody said its times: the one rule of the Week and of the command line. */
import { addDays, dayRange, findInstant, type InstantRange } from './zones.ts';

export interface TakenTime {
  readonly startMs: number;
  /** Undefined while a timer runs. */
  readonly endMs: number | undefined;
}

/** Instants as an entry tells them. */
interface Recorded {
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** What entries have, and what runs: a timer goes on over the day, whenever it began. */
export function listTaken(
  entries: readonly Recorded[],
  running: Recorded | null | undefined,
): readonly TakenTime[] {
  return [...entries, ...(running ? [running] : [])].map(({ startedAt, endedAt }) => ({
    startMs: Date.parse(startedAt),
    endMs: endedAt === null ? undefined : Date.parse(endedAt),
  }));
}

export interface DayOfPlace {
  /** `YYYY-MM-DD`, on the calendar of `zone`. */
  readonly date: string;
  readonly zone: string;
  /** When a working day begins, `HH:MM`. */
  readonly dayStart: string;
  /**
   * What may share its time, in any order: all that `datesAround` hold, and what runs, which may have begun before them.
   * What lies apart from the day is no matter.
   */
  readonly taken: readonly TakenTime[];
  /** Of the clock, in epoch milliseconds; left out where the day is never looked at as today. */
  readonly nowMs?: number;
}

const minuteMs = 60_000;

/**
 * The first and last date, both inclusive, that an entry may have by its own clock of which a part lies on `date` by another
 * (clocks lie up to 26 hours apart); what began the day before and goes on over midnight is among them.
 */
export function datesAround(date: string): { readonly from: string; readonly to: string } {
  return { from: addDays(date, -2), to: addDays(date, 2) };
}

/**
 * After the last of the day, or when the working day begins where nothing began on it; where that does not fit, in the
 * last gap of the day that it does fit into. What is of today has been done: it ends in this minute, or lies in the last gap
 * before that. Undefined when the day has no room: it never begins or ends on another one.
 */
export function findPlace(lengthMs: number, place: DayOfPlace): InstantRange | undefined {
  const { nowMs } = place;
  const held = readDay(place);
  if (nowMs !== undefined && isToday(held, nowMs)) {
    return findLastBefore(Math.floor(nowMs / minuteMs) * minuteMs, lengthMs, held);
  }
  const startMs = startAfterLast(held, place);
  if (startMs !== undefined && startMs + lengthMs <= held.day.endMs) {
    return { startMs, endMs: startMs + lengthMs };
  }
  return findLastGap(lengthMs, held);
}

/**
 * When a length begins for as long as it fits behind what the day has, in epoch milliseconds. Undefined where each goes into
 * a gap: on the day that it is, while a timer runs on it, and where something reaches to its end.
 */
export function findNextStart(place: DayOfPlace): number | undefined {
  const { nowMs } = place;
  const held = readDay(place);
  if (nowMs !== undefined && isToday(held, nowMs)) return undefined;
  const startMs = startAfterLast(held, place);
  return startMs !== undefined && startMs < held.day.endMs ? startMs : undefined;
}

function readDay({ date, zone, taken, nowMs }: DayOfPlace): HeldDay {
  const day = dayRange(date, zone);
  return { day, busy: inOrder(taken.filter((one) => reachesInto(one, day, nowMs))) };
}

function isToday({ day }: HeldDay, nowMs: number): boolean {
  return day.startMs <= nowMs && nowMs < day.endMs;
}

/** Undefined while a timer runs; it may lie beyond the day. */
function startAfterLast(
  { day, busy }: HeldDay,
  { date, zone, dayStart }: Pick<DayOfPlace, 'date' | 'zone' | 'dayStart'>,
): number | undefined {
  if (busy.some(({ endMs }) => endMs === undefined)) return undefined;
  const opening = findInstant(date, dayStart, { zone, repeated: 'earlier' });
  const workStart = opening.ok ? opening.value : day.startMs;
  const lastEnd = Math.max(...busy.map(({ endMs }) => endMs ?? 0), 0);
  const isUnbegun = busy.every((one) => one.startMs < day.startMs);
  return Math.max(lastEnd, isUnbegun ? workStart : day.startMs);
}

/** A timer has run until now; where that is not known, without an end. */
function reachesInto({ startMs, endMs }: TakenTime, day: InstantRange, nowMs?: number): boolean {
  return startMs < day.endMs && (endMs ?? nowMs ?? Number.POSITIVE_INFINITY) > day.startMs;
}

function inOrder(taken: readonly TakenTime[]): readonly TakenTime[] {
  return taken.toSorted((one, other) => one.startMs - other.startMs);
}

/** Day and what lies on it, in order of start. */
interface HeldDay {
  readonly day: InstantRange;
  readonly busy: readonly TakenTime[];
}

/** What lies ahead of `endMs` is no matter. */
function findLastBefore(endMs: number, lengthMs: number, { day, busy }: HeldDay): InstantRange | undefined {
  const held = [...busy.filter(({ startMs }) => startMs < endMs), { startMs: endMs, endMs: undefined }];
  return findLastGap(lengthMs, { day, busy: held });
}

function findLastGap(lengthMs: number, { day, busy }: HeldDay): InstantRange | undefined {
  const gaps = busy.map(({ startMs }, index) => {
    const before = Math.max(day.startMs, ...busy.slice(0, index).map(({ endMs }) => endMs ?? startMs));
    return { startMs: before, endMs: Math.min(startMs, day.endMs) };
  });
  const gap = gaps.findLast(({ startMs, endMs }) => endMs - startMs >= lengthMs);
  return gap === undefined ? undefined : { startMs: gap.endMs - lengthMs, endMs: gap.endMs };
}
