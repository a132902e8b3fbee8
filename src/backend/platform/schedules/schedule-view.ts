/** A schedule as the API shows it. */
import { toInstant, toInstantOrNull } from '../http/instant.ts';
import type { RunRow, ScheduleRow } from './schedules.repository.ts';
import type { Schedule } from './schedules.schema.ts';
import { readRule } from './stored-rule.ts';

export function toSchedule(row: ScheduleRow, lastRun?: RunRow): Schedule {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    kind: row.kind,
    subjectId: row.subject_id === '' ? null : row.subject_id,
    userId: row.user_id,
    rule: readRule(row) ?? null,
    state: row.state,
    reason: row.reason,
    nextAt: row.state === 'active' ? toInstantOrNull(row.next_at) : null,
    lastRun: lastRun === undefined ? null : toRun(lastRun),
  };
}

function toRun(row: RunRow): NonNullable<Schedule['lastRun']> {
  return {
    period: row.period,
    dueAt: toInstant(row.due_at),
    state: row.state,
    leftOut: row.left_out,
    error: row.error,
    finishedAt: toInstantOrNull(row.finished_at),
  };
}
