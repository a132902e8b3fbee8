/** Checks that every write of an entry passes: its project, its lock, its neighbours in time. */
import { judgeOverlap } from '../../../domain/intervals.ts';
import { ApiError, invalidField } from '../../platform/http/api-error.ts';
import type { Trx } from '../../schema.ts';
import type { BillableProject, TimeEntryPorts, TimePolicy } from './time-entries.ports.ts';
import { listOverlapping, type TimeEntryRow } from './time-entries.repository.ts';

export async function requireProject(
  trx: Trx,
  ports: TimeEntryPorts,
  organizationId: string,
  projectId: string,
): Promise<BillableProject> {
  const project = await ports.findProject(trx, organizationId, projectId);
  if (!project) {
    throw invalidField('projectId', 'there is no such project');
  }
  if (project.archived_at !== null) {
    throw new ApiError(
      'project_archived',
      `${project.name} is archived: restore it before recording time on it.`,
      [{ field: 'projectId', issue: 'is archived' }],
    );
  }
  return project;
}

/** Submitted, approved and invoiced time does not change; the sheet is withdrawn or reopened first. */
export async function requireUnlocked(trx: Trx, ports: TimeEntryPorts, row: TimeEntryRow): Promise<void> {
  const lock =
    row.timesheet_id === null ? undefined : await ports.findLock(trx, row.organization_id, row.timesheet_id);
  if (lock !== undefined) {
    throw new ApiError(
      'entry_locked',
      `The entry is in a timesheet that is ${lock}: take the sheet back before changing it.`,
    );
  }
}

/** Ids to tell the caller about; throws when the organization's policy refuses overlaps. */
export async function checkOverlaps(
  trx: Trx,
  row: TimeEntryRow,
  policy: TimePolicy,
): Promise<readonly string[]> {
  const { startMs, endMs } = { startMs: row.started_at, endMs: row.ended_at ?? undefined };
  const verdict = judgeOverlap(
    { id: row.id, startMs, endMs },
    await listOverlapping(trx, row),
    policy.overlapPolicy,
  );
  if (!verdict.saved) {
    throw new ApiError(
      'entry_overlaps',
      `The entry shares time with ${verdict.overlapping.length} other(s), and the practice refuses that.`,
      [{ field: 'startedAt', issue: `shares time with ${verdict.overlapping.join(', ')}` }],
    );
  }
  return verdict.overlapping;
}
