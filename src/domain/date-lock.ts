/**
 * Up to which day recorded time is closed. A day is one of the lock's own zone, 23 or 25 hours long where its clocks
 * change, so that everybody's time is closed at the same instant, wherever it was recorded.
 */
import { addDays, dayRange, isoWeekOf, localDate } from './zones.ts';

export const dateLockKinds = ['none', 'date', 'week', 'month'] as const;

/** `date` closes all up to a day; `week` and `month` close each ISO week or calendar month once it is over. */
export type DateLockKind = (typeof dateLockKinds)[number];

export interface DateLock {
  readonly kind: DateLockKind;
  /** The last closed day of `date`; null for the other kinds. */
  readonly date: string | null;
  /** IANA zone of the days. */
  readonly zone: string;
  /** Whole days after the end of the period in which its time is still open. */
  readonly graceDays: number;
  /** Of `date`: what was closed when it was moved forward. It stays closed while the rest has its grace. */
  readonly closedThrough?: string | undefined;
}

/** Closes nothing: the default of every practice. */
export const noDateLock: DateLock = { kind: 'none', date: null, zone: 'UTC', graceDays: 0 };

/** The last day that is closed at `nowMs`; undefined when none is. */
export function findLockedThrough(lock: DateLock, nowMs: number): string | undefined {
  // The newest day whose grace is over: a period is closed when its last day is no later.
  const settled = addDays(localDate(nowMs, lock.zone), -lock.graceDays - 1);
  switch (lock.kind) {
    case 'none':
      return undefined;
    case 'date':
      return lock.date !== null && lock.date <= settled ? lock.date : lock.closedThrough;
    case 'week':
      return addDays(isoWeekOf(addDays(settled, 1)).start, -1);
    case 'month':
      return addDays(`${addDays(settled, 1).slice(0, 7)}-01`, -1);
  }
}

/** A lock as it is kept when it takes the place of another: a date that is moved opens nothing before it that was closed. */
export function replaceLock(
  lock: DateLock,
  { before, nowMs }: { before: DateLock; nowMs: number },
): DateLock {
  const { closedThrough: _said, ...own } = lock;
  if (own.kind !== 'date' || own.date === null) return own;
  const isSameDate = before.kind === 'date' && before.date === own.date;
  const closed = isSameDate ? before.closedThrough : findLockedThrough(before, nowMs);
  if (closed === undefined) return own;
  // Moved back, all of it was closed.
  const isForward = closed < own.date;
  return { ...own, closedThrough: isForward ? closed : own.date };
}

/** The instant (epoch ms) before which starts are closed at `nowMs`; undefined when none are. Cheap to compare many with. */
export function findLockedBefore(lock: DateLock, nowMs: number): number | undefined {
  const through = findLockedThrough(lock, nowMs);
  return through === undefined ? undefined : dayRange(through, lock.zone).endMs;
}
