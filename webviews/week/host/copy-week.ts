/** What last week's time would be in this one, without what is there already; pure. */

import type { Week } from '../../../src/api-client/index.ts';
import { rowKey, sumCell } from '../../../src/domain/week-grid.ts';
import { addDays, findInstant, localDate, localTime } from '../../../src/domain/zones.ts';
import type { CopyPreview } from '../messages.ts';
import type { EntryFields } from './write-entries.ts';

type Row = Week['rows'][number];
type Entry = Row['cells'][number][number];

interface Copied {
  readonly fields: EntryFields;
  readonly seconds: number;
}

interface CopiedRow {
  readonly row: Row;
  readonly copied: readonly Copied[];
  /** What is there already, and is not copied. */
  readonly present: readonly Entry[];
}

const weekMs = 7 * 86_400_000;

/** Finished entries of projects that still take time, on the same weekday and at the same time on the clock. */
export function copyEntries(before: Week, target: Week): readonly EntryFields[] {
  return copyRows(before, target).flatMap(({ copied }) => copied.map(({ fields }) => fields));
}

function copyRows(before: Week, target: Week): readonly CopiedRow[] {
  const cellsOf = new Map(target.rows.map((row) => [rowKey(row), row.cells]));
  return before.rows
    .filter(({ isArchived }) => !isArchived)
    .map((row) => {
      const there = cellsOf.get(rowKey(row)) ?? [];
      const cells = row.cells.map((cell, day) => leaveOutPresent(cell.filter(isFinished), there[day] ?? []));
      return {
        row,
        copied: cells.flatMap(({ missing }) => missing.map((entry) => copyEntry(row, entry))),
        present: cells.flatMap(({ matched }) => matched),
      };
    });
}

function isFinished({ seconds }: Entry): boolean {
  return seconds !== null && seconds > 0;
}

interface Split {
  readonly missing: readonly Entry[];
  readonly matched: readonly Entry[];
  /** Of those that are there, the ones that stand for none of them. */
  readonly left: readonly Entry[];
}

/**
 * What of a cell has a match in that of the target week: an entry with its note and its times on the clock, or else with
 * its note and length, since a copy may have been moved. Each match stands for one entry alone.
 */
function leaveOutPresent(entries: readonly Entry[], there: readonly Entry[]): Split {
  const byTimes = match(entries, there, timesOf);
  const byLength = match(byTimes.missing, byTimes.left, lengthOf);
  return { ...byLength, matched: [...byTimes.matched, ...byLength.matched] };
}

function match(entries: readonly Entry[], there: readonly Entry[], keyOf: (entry: Entry) => string): Split {
  const left = [...there];
  const isMatched = (entry: Entry): boolean => {
    const at = left.findIndex((one) => keyOf(one) === keyOf(entry));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const { matched = [], missing = [] } = Object.groupBy(entries, (entry) =>
    isMatched(entry) ? 'matched' : 'missing',
  );
  return { missing, matched, left };
}

function timesOf({ startedAt, endedAt, zone, note }: Entry): string {
  const clockOf = (instant: string | null) =>
    instant === null ? null : localTime(Date.parse(instant), zone);
  return JSON.stringify([clockOf(startedAt), clockOf(endedAt), note]);
}

function lengthOf({ seconds, note }: Entry): string {
  return JSON.stringify([seconds, note]);
}

function copyEntry({ projectId, taskId }: Row, { startedAt, ...entry }: Entry): Copied {
  const { zone, note, billable, tags } = entry;
  const seconds = entry.seconds ?? 0;
  const startMs = aWeekOn(Date.parse(startedAt), zone);
  const times = { startedAt: toInstant(startMs), endedAt: toInstant(startMs + seconds * 1000) };
  return { fields: { projectId, taskId, ...times, zone, note, billable, tags, git: null }, seconds };
}

/** Where the clocks skip that time, so much later as they skip. */
function aWeekOn(startMs: number, zone: string): number {
  const date = addDays(localDate(startMs, zone), 7);
  const instant = findInstant(date, localTime(startMs, zone), { zone, repeated: 'earlier' });
  return instant.ok ? instant.value : startMs + weekMs;
}

export function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `shown` are the keys of the rows that the page has, those without time too. */
export function previewCopy(before: Week, target: Week, shown: ReadonlySet<string>): CopyPreview {
  const rows = copyRows(before, target);
  const all = rows.flatMap(({ copied }) => copied);
  return {
    type: 'copyPreview',
    week: before.week,
    rows: rows.map(({ row, copied }) => ({
      name: [row.clientName, row.projectName, ...(row.taskName === null ? [] : [row.taskName])].join(' · '),
      isNew: !shown.has(rowKey(row)),
      seconds: sumCell(copied),
    })),
    entryCount: all.length,
    presentCount: rows.flatMap(({ present }) => present).length,
    // Entries are copied whole, whatever of them lies on the next week.
    seconds: sumCell(all),
  };
}
