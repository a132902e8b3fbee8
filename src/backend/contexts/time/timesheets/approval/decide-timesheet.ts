/** What those who decide do to a submitted timesheet, in whole: the rest, where single entries have a verdict. */

import { v7 as newId } from 'uuid';
import { personOf } from '../../../../platform/http/actor.ts';
import { unlockEntries } from '../../entries/index.ts';
import { changeState, logMovedEntries } from '../change-state.ts';
import { loadSnapshot } from '../find-differences.ts';
import { showTimesheet } from '../timesheet-facts.ts';
import { timesheetCreated } from '../timesheets.events.ts';
import { insertTimesheet, listWeek, nextAfter, type TimesheetRow } from '../timesheets.repository.ts';
import type { Timesheet } from '../timesheets.schema.ts';
import { forgetApprovals, listVerdicts } from './approval.repository.ts';
import { type Deciding, requireWithinLimit } from './require-act.ts';

/**
 * What was rejected leaves first; it comes back to its author on a supplementary sheet.
 *
 * @param more told in the event beside the timesheet
 */
export async function approveTimesheet(
  deciding: Deciding,
  row: TimesheetRow,
  more: object = {},
): Promise<Timesheet> {
  const { work, caller } = deciding;
  const rejected = (await listVerdicts(work.reads, row)).filter(({ verdict }) => verdict === 'rejected');
  const only = rejected.map(({ id }) => id);
  await requireWithinLimit(deciding, row, only);
  if (only.length > 0) {
    await logMovedEntries(work, await unlockEntries(work.writes, row, { now: work.now, only }), null);
  }
  const decided = { decided_at: work.now, decided_by: personOf(caller).userId, reason: null };
  const change = { ...decided, state: 'approved' } as const;
  const after = await changeState(work, row, { act: 'approve', change, more });
  if (only.length > 0) {
    await returnRejected(deciding, row, { only, reason: joinReasons(rejected) });
  }
  return after;
}

export async function rejectTimesheet(
  { work, caller }: Deciding,
  row: TimesheetRow,
  reason: string,
): Promise<Timesheet> {
  const { writes, now } = work;
  return await changeState(work, row, {
    act: 'reject',
    change: { state: 'rejected', decided_at: now, decided_by: personOf(caller).userId, reason },
    async move(changed) {
      await forgetApprovals(writes, changed);
      await logMovedEntries(work, await unlockEntries(writes, changed, { now }), null);
    },
  });
}

/** Longer ones stand with each entry. */
const longestReason = 2000;

/** Each reason once, in the order of the entries. */
export function joinReasons(verdicts: readonly { readonly reason: string | null }[]): string {
  const reasons = new Set(verdicts.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  return [...reasons].join('\n').slice(0, longestReason);
}

interface Returned {
  readonly only: readonly string[];
  readonly reason: string;
}

async function returnRejected(
  { work, caller }: Deciding,
  row: TimesheetRow,
  { only, reason }: Returned,
): Promise<void> {
  const { reads, writes, now, log } = work;
  const supplement: TimesheetRow = {
    ...row,
    id: newId(),
    supplement: nextAfter(await listWeek(reads, row)),
    state: 'rejected',
    decided_at: now,
    decided_by: personOf(caller).userId,
    reason,
    difference_count: null,
    comment_count: 0,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertTimesheet(writes, supplement);
  // What was recorded in the week in the meantime joins it unseen: the next submission is compared with what was rejected.
  const entries = (await loadSnapshot(reads, supplement)).filter(({ id }) => only.includes(id));
  const after = { ...(await showTimesheet(reads, supplement)), entries };
  await log({ type: timesheetCreated, id: supplement.id, version: 1, after });
}
