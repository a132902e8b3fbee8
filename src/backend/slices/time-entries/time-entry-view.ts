/** A row of time_entries as the API shows it. */
import { toInstant, toInstantOrNull } from '../../platform/http/instant.ts';
import type { TimeEntryRow } from './time-entries.repository.ts';
import type { TimeEntry } from './time-entries.schema.ts';

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
    timesheetId: row.timesheet_id,
    overlaps: [...overlaps],
  };
}
