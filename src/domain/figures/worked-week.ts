/**
 * Worked time of a week beside what its timesheets hold. Unit: whole seconds of finished entries, as recorded. A timesheet
 * holds whole entries of the days on which they began; the week counts what was worked on its days (worked-time.ts). The
 * two differ by what crosses the midnight from Sunday to Monday.
 */
import type { DayPart } from '../day-parts.ts';
import { isoWeekOf } from '../zones.ts';
import { findDays, type WorkedEntry } from './worked-time.ts';

export interface SheetOfWeek {
  readonly id: string;
  readonly userId: string;
  /** The Monday, `YYYY-MM-DD`. */
  readonly weekStart: string;
  /** 0 for the first timesheet of the week: what came from the week before counts on this one. */
  readonly supplement: number;
}

/** A finished entry that crosses midnight. */
export interface NightEntry extends Omit<WorkedEntry, 'seconds'> {
  readonly userId: string;
  /** The timesheet that holds it. */
  readonly sheetId: string | undefined;
}

export interface MovedTime {
  /** What its entries have on the days after its week. */
  readonly laterSeconds: number;
  /** What entries of weeks before have on the days of its own, by day. */
  readonly earlier: readonly DayPart[];
}

export const nothingMoved: MovedTime = { laterSeconds: 0, earlier: [] };

/** By the id of the timesheet that an entry is held by, or counts on; one to which nights do nothing has none. */
export function moveNights(
  sheets: readonly SheetOfWeek[],
  nights: readonly NightEntry[],
): ReadonlyMap<string, MovedTime> {
  const moved = new Map<string, MovedTime>();
  const move = (id: string, by: MovedTime) => {
    const { laterSeconds, earlier } = moved.get(id) ?? nothingMoved;
    moved.set(id, {
      laterSeconds: laterSeconds + by.laterSeconds,
      earlier: [...earlier, ...by.earlier],
    });
  };
  const firstSheets = new Map(
    sheets
      .filter(({ supplement }) => supplement === 0)
      .map(({ id, userId, weekStart }) => [`${userId} ${weekStart}`, id]),
  );
  for (const { sheetId, userId, ...night } of nights) {
    const week = isoWeekOf(night.date).start;
    for (const part of findDays(night) ?? []) {
      const weekOfPart = isoWeekOf(part.date).start;
      if (weekOfPart === week) continue;
      const into = firstSheets.get(`${userId} ${weekOfPart}`);
      if (sheetId !== undefined) move(sheetId, { laterSeconds: part.seconds, earlier: [] });
      if (into !== undefined) move(into, { laterSeconds: 0, earlier: [part] });
    }
  }
  return moved;
}
