/** From what the backend says of a week to what the page shows; pure. */
import type { Week } from '../../../api-client/index.ts';
import type { WeekContent, WeekRow } from '../../../contract/webview/week-view.ts';
import { rowKey } from '../../../domain/week-grid.ts';
import { addDays, isoWeekOf } from '../../../domain/zones.ts';
import type { PlanEntry } from './plan-cell.ts';

/** A row without time, as the user added it. */
export type EmptyRow = Omit<WeekRow, 'cells' | 'nights' | 'billableSeconds' | 'billedSeconds'>;

export interface ContentFacts {
  readonly today: string;
  readonly now: number;
  readonly emptyRows: readonly EmptyRow[];
  /** Another's name, when it is their week. */
  readonly person: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly questions: WeekContent['questions'];
}

export function toWeekContent(week: Week, { emptyRows, ...facts }: ContentFacts): WeekContent {
  const { weekStart, year, week: number, days, billableSeconds, amounts } = week;
  const sheet = week.sheets.at(-1);
  return {
    type: 'week',
    ...facts,
    ...{ weekStart, year, week: number, billableSeconds, amounts },
    billedSeconds: findOther(week.billedSeconds, billableSeconds),
    previousWeek: isoWeekOf(addDays(weekStart, -7)).week,
    days: days.map(({ date, targetSeconds, holiday, isDayOff, dayOffNote }) => ({
      ...{ date, targetSeconds, holiday, isDayOff, dayOffNote },
    })),
    rows: addEmptyRows(week.rows.map(toRow), emptyRows),
    sheet: sheet === undefined ? null : { id: sheet.id, state: sheet.state, reason: sheet.reason },
  };
}

function toRow({
  clientId: _clientId,
  seconds: _seconds,
  billableSeconds,
  billedSeconds,
  cells,
  nights,
  ...row
}: Week['rows'][number]): WeekRow {
  return {
    ...row,
    billableSeconds,
    billedSeconds: findOther(billedSeconds, billableSeconds),
    ...(nights.some((seconds) => seconds !== 0) ? { nights } : {}),
    cells: cells.map((cell) =>
      cell.map((entry) => ({
        ...entry,
        billedSeconds: findOther(entry.billedSeconds, entry.seconds),
      })),
    ),
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
