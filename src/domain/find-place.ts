/** Where a length of time lies on a day when nobody said its times: the one rule of the Week and of the command line. */
import { dayRange, findInstant, type InstantRange } from './zones.ts';

export interface TakenTime {
  readonly startMs: number;
  /** Undefined while a timer runs. */
  readonly endMs: number | undefined;
}

export interface DayOfPlace {
  /** `YYYY-MM-DD`, on the calendar of `zone`. */
  readonly date: string;
  readonly zone: string;
  /** When a working day begins, `HH:MM`. */
  readonly dayStart: string;
  /** What the day holds already, in any order; what reaches into it from the day before, too. */
  readonly taken: readonly TakenTime[];
}

/**
 * After the last of the day, or when the working day begins where nothing began on it; where that does not fit, in the
 * last gap of the day that it does fit into. Undefined when the day has no room: it never begins or ends on another one.
 */
export function findPlace(
  lengthMs: number,
  { date, zone, dayStart, taken }: DayOfPlace,
): InstantRange | undefined {
  const day = dayRange(date, zone);
  const opening = findInstant(date, dayStart, { zone, repeated: 'earlier' });
  const workStart = opening.ok ? opening.value : day.startMs;
  const busy = taken.toSorted((one, other) => one.startMs - other.startMs);
  const lastEnd = Math.max(...busy.map(({ endMs }) => endMs ?? 0), 0);
  const isRunning = busy.some(({ endMs }) => endMs === undefined);
  const isUnbegun = busy.every((one) => one.startMs < day.startMs);
  const startMs = Math.max(lastEnd, isUnbegun ? workStart : day.startMs);
  const next = { startMs, endMs: startMs + lengthMs };
  if (!isRunning && next.endMs <= day.endMs) return next;
  return findLastGap(lengthMs, { day, busy });
}

function findLastGap(
  lengthMs: number,
  { day, busy }: { readonly day: InstantRange; readonly busy: readonly TakenTime[] },
): InstantRange | undefined {
  const gaps = busy.map(({ startMs }, index) => {
    const before = Math.max(day.startMs, ...busy.slice(0, index).map(({ endMs }) => endMs ?? startMs));
    return { startMs: before, endMs: Math.min(startMs, day.endMs) };
  });
  const gap = gaps.findLast(({ startMs, endMs }) => endMs - startMs >= lengthMs);
  return gap === undefined ? undefined : { startMs: gap.endMs - lengthMs, endMs: gap.endMs };
}
