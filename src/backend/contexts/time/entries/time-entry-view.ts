/** A row of time_entries as the API shows it and the event log keeps it, and back. */
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { billedSecondsOf, type ProjectTimeRules } from '../../account/model/time-rule-fields.ts';
import type { TimeEntryRow } from './time-entries.repository.ts';
import type { EntryWarning, TimeEntry } from './time-entries.schema.ts';

export function toTimeEntry(row: TimeEntryRow, overlaps: readonly string[] = []): TimeEntry {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    projectId: row.project_id,
    taskId: row.task_id,
    startedAt: toInstant(row.started_at),
    endedAt: toInstantOrNull(row.ended_at),
    zone: row.zone,
    localDate: row.local_date,
    seconds: row.seconds,
    note: row.note,
    billable: row.billable === 1,
    tags: row.tags === '[]' ? [] : JSON.parse(row.tags),
    git: row.git === null ? null : JSON.parse(row.git),
    rate: { minor: row.rate_minor, currency: row.rate_currency },
    rateId: row.rate_id,
    ownRate: row.rate_own === 1,
    timesheetId: row.timesheet_id,
    overlaps: [...overlaps],
    billedSeconds: null,
    warnings: [],
  };
}

/** What is told of a row beside what it holds. */
export interface EntryFacts {
  readonly rules?: ProjectTimeRules | undefined;
  readonly overlaps?: readonly string[];
  readonly warnings?: readonly EntryWarning[];
}

/** As a caller sees it; events keep what the row holds alone, since rules change without it. */
export function showEntry(row: TimeEntryRow, { rules, overlaps, warnings = [] }: EntryFacts): TimeEntry {
  // Not by a copy: lists show hundreds.
  const entry = toTimeEntry(row, overlaps);
  entry.billedSeconds = billedSecondsOf(row, rules);
  entry.warnings = [...warnings];
  return entry;
}

/** The row that an entry of the event log was. */
export function toEntryRow(entry: TimeEntry, organizationId: string): TimeEntryRow {
  return {
    id: entry.id,
    organization_id: organizationId,
    user_id: entry.userId,
    project_id: entry.projectId,
    task_id: entry.taskId,
    started_at: Date.parse(entry.startedAt),
    ended_at: entry.endedAt === null ? null : Date.parse(entry.endedAt),
    zone: entry.zone,
    local_date: entry.localDate,
    seconds: entry.seconds,
    note: entry.note,
    billable: Number(entry.billable),
    tags: JSON.stringify(entry.tags),
    git: entry.git === null ? null : JSON.stringify(entry.git),
    rate_minor: entry.rate.minor,
    rate_currency: entry.rate.currency,
    rate_id: entry.rateId,
    rate_own: Number(entry.ownRate),
    timesheet_id: entry.timesheetId,
    created_at: Date.parse(entry.createdAt),
    updated_at: Date.parse(entry.updatedAt),
    version: entry.version,
  };
}
