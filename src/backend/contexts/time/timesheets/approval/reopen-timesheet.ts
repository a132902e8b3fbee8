/** Opening an approved week again: its entries are free, and its author is told why. */

import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { unlockEntries } from '../../entries/index.ts';
import { changeState, logMovedEntries, updateRow } from '../change-state.ts';
import { timesheetDeleted } from '../timesheets.events.ts';
import { deleteSheet, findOpenSheet, listWeek, type TimesheetRow } from '../timesheets.repository.ts';
import type { Timesheet } from '../timesheets.schema.ts';
import { forgetApprovals, moveComments } from './approval.repository.ts';
import type { Deciding } from './require-act.ts';

export async function reopenTimesheet(
  { work }: Deciding,
  row: TimesheetRow,
  reason: string,
): Promise<Timesheet> {
  const { writes, now } = work;
  const merged = await mergeSupplement(work, row);
  const undecided = { submitted_at: null, decided_at: null, decided_by: null };
  return await changeState(work, merged, {
    act: 'reopen',
    change: { ...undecided, state: 'draft', reason: reason || null },
    async move(changed) {
      await forgetApprovals(writes, changed);
      await logMovedEntries(work, await unlockEntries(writes, changed, { now }), null);
    },
  });
}

/**
 * A week has one open sheet, with all its time that no other sheet has. So an open supplement is one with the week that
 * is opened again, and what was said about it goes along. A submitted one has to be decided first.
 */
async function mergeSupplement(work: Work, row: TimesheetRow): Promise<TimesheetRow> {
  const open = findOpenSheet(await listWeek(work.reads, row));
  if (open === undefined) {
    return row;
  }
  if (open.state === 'submitted') {
    throw new ApiError('conflict', 'Time that was added to this week is submitted: decide on it first.', [
      { field: 'id', issue: text`has time that was submitted later: ${open.id}` },
    ]);
  }
  await moveComments(work.writes, open, row);
  await deleteSheet(work.writes, open);
  const { id, version } = open;
  await work.log({ type: timesheetDeleted, id, version: version + 1, after: { mergedInto: row.id } });
  return await updateRow(work, row, { comment_count: row.comment_count + open.comment_count });
}
