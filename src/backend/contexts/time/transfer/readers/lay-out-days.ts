/**
 * Gives work of which a day and a length are known its place in the day: from nine o'clock on, one after the other
 * in the order of the file, each person for themselves; earlier where the day would not hold it. What the day has
 * already is not known yet: `make-room.ts` looks at it.
 */
import { dayRange } from '../../../../../domain/zones.ts';
import { changeEach } from './change-each.ts';
import { phrase } from './phrase.ts';
import type { DraftRow } from './read-row.ts';
import type { Report } from './report.ts';
import type { SourceRow } from './source-row.ts';
import type { WallClock } from './wall-clock.ts';

const workBeginsAt = 9 * 3600;

function dayKey({ person, localDate }: DraftRow): string {
  return `${localDate}\u001f${person.email || person.name.toLowerCase()}`;
}

function sumDays(rows: readonly DraftRow[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (row.startedAt === undefined) sums.set(dayKey(row), (sums.get(dayKey(row)) ?? 0) + row.seconds);
  }
  return sums;
}

/** Nine o'clock, or as much earlier as it takes to end by midnight; the first instant of the day at the earliest. */
function findBegin(wall: WallClock, date: string, seconds: number): number {
  const { startMs, endMs } = dayRange(date, wall.zone);
  const [nine = startMs] = wall.find(date, workBeginsAt);
  return Math.max(startMs, Math.min(nine, endMs - seconds * 1000));
}

/** The rows take the place of the drafts. */
export function layOutDays(rows: DraftRow[], wall: WallClock, report: Report): SourceRow[] {
  const sums = sumDays(rows);
  const next = new Map<string, number>();
  return changeEach(rows, (row): SourceRow => {
    if (row.startedAt !== undefined) {
      return {
        ...row,
        startedAt: row.startedAt,
        endedAt: row.startedAt + row.seconds * 1000,
        isLaidOut: false,
      };
    }
    const key = dayKey(row);
    const startedAt = next.get(key) ?? findBegin(wall, row.localDate, sums.get(key) ?? 0);
    const endedAt = startedAt + row.seconds * 1000;
    next.set(key, endedAt);
    sayLaidOut(report, { row, endsAfterDay: endedAt > dayRange(row.localDate, wall.zone).endMs });
    return { ...row, startedAt, endedAt, isLaidOut: true };
  });
}

function sayLaidOut(report: Report, { row, endsAfterDay }: { row: DraftRow; endsAfterDay: boolean }): void {
  report.lose(
    'start_laid_out',
    phrase`The file has days and hours only: starts were placed from 9:00 on, around the entries of that day.`,
    {
      row: row.row,
    },
  );
  if (endsAfterDay) {
    report.lose(
      'past_midnight',
      phrase`A day has more hours than fit into it: its entries run into the next day.`,
      {
        row: row.row,
        value: `${row.seconds} s on ${row.localDate}`,
      },
    );
  }
}
