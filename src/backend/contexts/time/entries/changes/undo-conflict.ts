/**
 * Changes that can no longer be undone: the project or task of the entry was deleted, as by the undo of an import, or is out of
 * reach.
 */

import { asText, type Text, text } from '../../../../../words/text.ts';
import type { LoggedChange } from '../../../../platform/events/event-log.ts';
import { ApiError, type FieldIssue } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { TimeEntryPorts } from '../time-entries.ports.ts';
import type { TimeEntry } from '../time-entries.schema.ts';

/** The caller marks the change as skipped, in a transaction that is committed. */
export class UndoConflictError extends ApiError {
  /** Number of the transaction that cannot be undone. */
  readonly firstSeq: number;

  constructor(firstSeq: number, issue: FieldIssue) {
    super(
      'conflict',
      text`This change can't be undone: ${asText(issue.issue)}. Undo again for the one before.`,
      [issue],
    );
    this.firstSeq = firstSeq;
  }
}

/** What of the entry is no longer there, or no longer this person's to see, as its issue says it. */
async function findLost(
  { reads }: Work,
  ports: TimeEntryPorts,
  { projectId, taskId }: TimeEntry,
): Promise<Text | undefined> {
  if (!(await ports.findProject(reads, projectId))) {
    const project = reads.namesOf('projects', ['id', [projectId]]).select('id');
    const isThere = (await project.executeTakeFirst()) !== undefined;
    return isThere ? text`project is not yours to see` : text`project was deleted`;
  }
  // Tasks are seen with their project.
  return taskId === null || (await ports.findTask(reads, taskId)) ? undefined : text`task was deleted`;
}

/** @throws UndoConflictError */
export async function requireUndoable(
  work: Work,
  ports: TimeEntryPorts,
  { changes, firstSeq }: { readonly changes: readonly LoggedChange[]; readonly firstSeq: number },
): Promise<void> {
  for (const { id, type, before } of changes) {
    if (before === undefined || !type.startsWith('time-entry.')) continue;
    const entry = before as TimeEntry;
    const lost = await findLost(work, ports, entry);
    if (lost === undefined) continue;
    const named = text`"${entry.note}" of ${entry.localDate}`;
    throw new UndoConflictError(firstSeq, {
      field: id,
      issue: text`its ${lost}, so ${named} can't be restored`,
    });
  }
}
