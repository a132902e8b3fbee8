/**
 * What becomes of a sheet whose last entry is deleted, moved to another week or taken back with its import: it could neither be
 * submitted, being empty, nor withdrawn. The port that time entries and imports are given.
 */
import { isoWeekOf } from '../../../../domain/zones.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { LeftDay } from '../model/emptied-sheets.ts';
import { moveComments } from './approval/approval.repository.ts';
import { changeState, updateRow } from './change-state.ts';
import { timesheetDeleted } from './timesheets.events.ts';
import {
  deleteSheet,
  findOpenSheet,
  holdsEntry,
  listWeek,
  type TimesheetRow,
} from './timesheets.repository.ts';

/** Within the transaction in which entries left these days, once they are gone from there. */
export async function settleEmptiedSheets(work: Work, left: readonly LeftDay[]): Promise<void> {
  const weeks = new Map(
    left.map(({ user_id, local_date }) => {
      const week_start = isoWeekOf(local_date).start;
      return [`${user_id} ${week_start}`, { user_id, week_start }];
    }),
  );
  for (const week of weeks.values()) await settleWeek(work, await listWeek(work.reads, week));
}

async function settleWeek(work: Work, week: readonly TimesheetRow[]): Promise<void> {
  const open = findOpenSheet(week);
  if (open === undefined || open.state === 'submitted' || (await holdsEntry(work.reads, open))) return;
  const before = week.findLast(({ supplement }) => supplement < open.supplement);
  if (before) await removeSupplement(work, open, before);
  else if (open.state === 'rejected') await returnToDraft(work, open);
}

/** Its reason stays, for an undo brings back what it is about. */
async function returnToDraft(work: Work, row: TimesheetRow): Promise<void> {
  const undecided = { submitted_at: null, decided_at: null, decided_by: null };
  await changeState(work, row, {
    act: 'withdraw',
    change: { ...undecided, state: 'draft' },
    more: { reason: 'Its last entry is gone.' },
  });
}

/** As where a week is opened again: what was said about it goes to the sheet that it added to. */
async function removeSupplement(work: Work, row: TimesheetRow, into: TimesheetRow): Promise<void> {
  if (row.comment_count > 0) {
    await moveComments(work.writes, row, into);
    await updateRow(work, into, { comment_count: into.comment_count + row.comment_count });
  }
  await deleteSheet(work.writes, row);
  const { id, version } = row;
  await work.log({ type: timesheetDeleted, id, version: version + 1, after: { mergedInto: into.id } });
}
