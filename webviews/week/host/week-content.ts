/** From what the backend says of a week to what the page shows; pure. */

import type { Week } from '../../../src/api-client/index.ts';
import { type DayOfPlace, findNextStart } from '../../../src/domain/find-place.ts';
import { findCurrentSheet } from '../../../src/domain/timesheet-states.ts';
import { rowKey } from '../../../src/domain/week-grid.ts';
import { addDays, isoWeekOf } from '../../../src/domain/zones.ts';
import { formatTime } from '../../../src/pages/time/formats.ts';
import type { WeekContent, WeekEntry, WeekRow } from '../messages.ts';
import type { PlanEntry } from './plan-cell.ts';

type ApiRow = Week['rows'][number];
type ApiEntry = ApiRow['cells'][number][number];

/** A row without time, as the user added it. */
export type EmptyRow = Omit<
  WeekRow,
  'cells' | 'earlier' | 'nights' | 'fromBefore' | 'billableSeconds' | 'billedSeconds'
>;

export interface ContentFacts {
  readonly today: string;
  readonly now: number;
  /** Of new entries. */
  readonly zone: string;
  readonly emptyRows: readonly EmptyRow[];
  /** Another's name, when it is their week. */
  readonly person: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly questions: WeekContent['questions'];
}

export function toWeekContent(week: Week, { emptyRows, zone, ...facts }: ContentFacts): WeekContent {
  const { weekStart, year, week: number, days, billableSeconds, toInvoice } = week;
  const sheet = findSheetOf(week);
  const taken = week.rows.flatMap((row) => entriesOf(row).map(toPlanEntry));
  return {
    type: 'week',
    ...facts,
    weekStart,
    year,
    week: number,
    billableSeconds,
    toInvoice,
    billedSeconds: findOther(week.billedSeconds, billableSeconds),
    sharedSeconds: week.openSharedSeconds,
    revision: week.openRevision,
    isRefused: week.submitRefusal !== null,
    previousWeek: isoWeekOf(addDays(weekStart, -7)).week,
    days: days.map(({ date, targetSeconds, holiday, isDayOff, dayOffNote }) => ({
      date,
      targetSeconds,
      holiday,
      isDayOff,
      dayOffNote,
      nextStart: printNextStart({ date, zone, dayStart: week.dayStart, taken, nowMs: facts.now }),
    })),
    rows: addEmptyRows(week.rows.map(toRow), emptyRows),
    sheet: sheet === undefined ? null : { id: sheet.id, state: sheet.state, reason: sheet.reason },
  };
}

/** The sheet that the page is about; undefined while the week has time for its next submission, or no time at all. */
export function findSheetOf({
  rows,
  sheets,
}: Pick<Week, 'rows' | 'sheets'>): Week['sheets'][number] | undefined {
  const begun = rows.flatMap(({ cells }) => cells.flat());
  return findCurrentSheet(
    sheets,
    begun.some(({ lock }) => lock === null),
  );
}

/** By the time of this week alone, which is all but what another clock has put on the days beside it. */
function printNextStart(day: DayOfPlace): string | null {
  const startMs = findNextStart(day);
  return startMs === undefined ? null : formatTime(new Date(startMs).toISOString(), day.zone);
}

/** Those of its cells, and what began before the week. */
export function entriesOf({ cells, earlier }: Pick<ApiRow, 'cells' | 'earlier'>): readonly ApiEntry[] {
  return [...earlier, ...cells.flat()];
}

function toRow({
  clientId: _clientId,
  seconds: _seconds,
  billableSeconds,
  billedSeconds,
  cells,
  earlier,
  nights,
  fromBefore,
  ...row
}: ApiRow): WeekRow {
  return {
    ...row,
    billableSeconds,
    billedSeconds: findOther(billedSeconds, billableSeconds),
    ...(nights.some((seconds) => seconds !== 0) ? { nights } : {}),
    ...(fromBefore.some((seconds) => seconds !== 0) ? { fromBefore } : {}),
    ...(earlier.length > 0 ? { earlier: earlier.map(toEntry) } : {}),
    cells: cells.map((cell) => cell.map(toEntry)),
  };
}

function toEntry({ shared, ...entry }: ApiEntry): WeekEntry {
  return {
    ...entry,
    ...(shared === null ? {} : { shared }),
    billedSeconds: findOther(entry.billedSeconds, entry.seconds),
  };
}

/** Where nothing is rounded, or a rule adds entries up first, there is nothing to show beside the recorded time. */
function findOther(billedSeconds: number | null, recordedSeconds: number | null): number | null {
  return billedSeconds === recordedSeconds ? null : billedSeconds;
}

const noTime = { billableSeconds: 0, billedSeconds: null };

/** Each among those of its client, by name. */
function addEmptyRows(rows: readonly WeekRow[], emptyRows: readonly EmptyRow[]): WeekRow[] {
  const have = new Set(rows.map(rowKey));
  const added = emptyRows
    .filter((row) => !have.has(rowKey(row)))
    .map((row): WeekRow => ({ ...row, ...noTime, cells: Array.from({ length: 7 }, () => []) }));
  const nameOf = (row: WeekRow) => [row.clientName, row.projectName, row.taskName ?? ''].join('\n');
  return [...rows, ...added].toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
}

/** Entries of one day, or of one cell of it, as a plan looks at them. */
export function toPlanEntry(entry: {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly zone: string;
  readonly lock: string | null;
}): PlanEntry {
  return {
    id: entry.id,
    startMs: Date.parse(entry.startedAt),
    endMs: entry.endedAt === null ? undefined : Date.parse(entry.endedAt),
    zone: entry.zone,
    isLocked: entry.lock !== null,
  };
}
