/** Rows of timesheets and of their entries as the API shows them. */
import { datesBetween, isoWeekOf } from '../../../domain/zones.ts';
import { toInstant, toInstantOrNull } from '../../platform/http/instant.ts';
import type { SheetEntryRow, SheetSums, TimesheetRow } from './timesheets.repository.ts';
import type { SheetEntry, Timesheet, TimesheetWeek } from './timesheets.schema.ts';

export interface SheetFacts {
  readonly sums?: SheetSums | undefined;
  readonly userName?: string | undefined;
}

export function toTimesheet(row: TimesheetRow, { sums, userName }: SheetFacts): Timesheet {
  const { year, week } = isoWeekOf(row.week_start);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    userName: userName ?? '',
    weekStart: row.week_start,
    weekEnd: row.week_end,
    year,
    week,
    supplement: row.supplement,
    state: row.state,
    seconds: sums?.seconds ?? 0,
    billableSeconds: sums?.billableSeconds ?? 0,
    entryCount: sums?.entryCount ?? 0,
    submittedAt: toInstantOrNull(row.submitted_at),
    decidedAt: toInstantOrNull(row.decided_at),
    decidedBy: row.decided_by,
    reason: row.reason,
  };
}

export function toTimesheetWeek(sheet: Timesheet, rows: readonly SheetEntryRow[]): TimesheetWeek {
  const days = datesBetween(sheet.weekStart, sheet.weekEnd).map((date) => {
    const entries = rows.filter((row) => row.local_date === date).map(toSheetEntry);
    return { date, seconds: entries.reduce((sum, entry) => sum + (entry.seconds ?? 0), 0), entries };
  });
  return { ...sheet, days };
}

function toSheetEntry(row: SheetEntryRow): SheetEntry {
  return {
    id: row.id,
    version: row.version,
    projectId: row.project_id,
    projectName: row.project_name,
    clientName: row.client_name,
    taskId: row.task_id,
    startedAt: toInstant(row.started_at),
    endedAt: toInstantOrNull(row.ended_at),
    zone: row.zone,
    localDate: row.local_date,
    seconds: row.seconds,
    note: row.note,
    billable: row.billable === 1,
    rate: { minor: row.rate_minor, currency: row.rate_currency },
  };
}
