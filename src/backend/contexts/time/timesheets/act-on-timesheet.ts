/** What people do to a whole timesheet: submit, withdraw, approve, reject, open again. */

import * as z from 'zod';
import { can } from '../../../../domain/policy/policy.ts';
import { approvesOnSubmit } from '../../../../domain/policy/self-approval.ts';
import { stateAfter } from '../../../../domain/timesheet-states.ts';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { personOf } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import { lockEntries, unlockEntries } from '../entries/index.ts';
import { areSame, listFinished, revisionOf } from '../model/open-week.ts';
import { findOverlappingTimes } from '../model/overlaps.ts';
import { countCommentsSince, findLastAct, forgetVerdicts } from './approval/approval.repository.ts';
import { approveTimesheet, rejectTimesheet } from './approval/decide-timesheet.ts';
import { reopenTimesheet } from './approval/reopen-timesheet.ts';
import { type Act, type Deciding, isWithinLimit, requireAct } from './approval/require-act.ts';
import { changeState, logMovedEntries } from './change-state.ts';
import { findBaseline } from './find-differences.ts';
import { requireFields } from './require-fields.ts';
import { compareEntries, countDifferences } from './timesheet-differences.ts';
import { loadToActOn, showTimesheet } from './timesheet-facts.ts';
import { toSheetTime } from './timesheet-view.ts';
import { refusedUnseen } from './timesheets.errors.ts';
import { timesheetEvents } from './timesheets.events.ts';
import { listSheetEntries, type TimesheetRow } from './timesheets.repository.ts';
import type { Timesheet } from './timesheets.schema.ts';

export interface ActOn extends Act {
  readonly id: string;
  readonly expected?: number | undefined;
  /** Of a submission: that of the entries that were seen. */
  readonly revision?: string | undefined;
}

/** What its event tells of a submission that named what was seen, and of an approval that came with one. */
const submittedSchema = z.object({ revision: z.string().optional(), bySubmission: z.boolean().optional() });

export async function actOnTimesheet(deciding: Deciding, on: ActOn): Promise<Timesheet> {
  const { work, caller } = deciding;
  const row = await loadToActOn(work.reads, caller, on.id);
  if (await isRepeated(deciding, row, on)) {
    return await showTimesheet(work.reads, row);
  }
  if (!(await isOnlyTalkedAbout(deciding, row, on))) requireVersion(row, on.expected);
  try {
    await requireAct(deciding, row, on);
  } catch (error) {
    if (ApiError.is(error)) await requireUnmoved(deciding, row);
    throw error;
  }
  return await apply(deciding, row, on);
}

/**
 * Refused because of what another transaction did in the meantime, as a second press of Submit that finds no open time: it is tried
 * again on what that one left.
 */
async function requireUnmoved({ work, caller }: Deciding, { id, version }: TimesheetRow): Promise<void> {
  const row = await loadToActOn(work.reads, caller, id);
  requireUpdated(row.version === version ? row : undefined);
}

/**
 * What the same person did already, and nobody has acted since, is answered as the first time, since that answer may have
 * been lost: RFC 9110 §13.1.1 lets what was done already pass `If-Match`. With another reason it is another request,
 * and so it is where something else was seen.
 */
async function isRepeated(
  { work, caller }: Deciding,
  row: TimesheetRow,
  { act, reason, revision }: ActOn,
): Promise<boolean> {
  if (reason !== undefined && reason !== row.reason) return false;
  const last = await findLastAct(work.reads, row);
  if (last?.actor !== personOf(caller).userId) return false;
  const told = submittedSchema.safeParse(JSON.parse(last.after ?? 'null')).data ?? {};
  const done = act === 'submit' && told.bySubmission === true ? 'approve' : act;
  return isAfter(row, last, done) && (revision === undefined || told.revision === revision);
}

function isAfter(row: TimesheetRow, last: { readonly type: string }, done: ActOn['act']): boolean {
  return row.state === stateAfter(done) && last.type === timesheetEvents[done];
}

/** A comment changes nothing of what opens again. */
async function isOnlyTalkedAbout(
  { work }: Deciding,
  row: TimesheetRow,
  { act, expected }: ActOn,
): Promise<boolean> {
  if (act !== 'reopen' || expected === undefined || expected > row.version) return false;
  return (await countCommentsSince(work.reads, row, expected)) === row.version - expected;
}

async function apply(
  deciding: Deciding,
  row: TimesheetRow,
  { act, reason = '', revision }: ActOn,
): Promise<Timesheet> {
  await deciding.ports.requireNoImport(deciding.work.reads);
  switch (act) {
    case 'submit':
      await submitTimesheet(deciding, row, revision);
      return await approveOwn(deciding, row, revision);
    case 'withdraw':
      return await withdrawTimesheet(deciding, row);
    case 'approve':
      return await approveTimesheet(deciding, row);
    case 'reject':
      return await rejectTimesheet(deciding, row, reason);
    case 'reopen':
      return await reopenTimesheet(deciding, row, reason);
  }
}

/**
 * The event names the entries: the next submission is compared with them. What is locked in the end is what all of it was
 * about: where another transaction was faster, it is tried again.
 */
async function submitTimesheet(
  { work, ports }: Deciding,
  row: TimesheetRow,
  revision: string | undefined,
): Promise<Timesheet> {
  const { reads, now } = work;
  const { user_id: userId } = row;
  const rows = listFinished(await listSheetEntries(reads, row));
  const projectIds = rows.map(({ project_id }) => project_id);
  const rules = await ports.loadTimeRules(reads, projectIds);
  if (revision !== undefined) {
    const shared = await findOverlappingTimes(work.reads, { userId, entries: rows, rules, now });
    if (revision !== revisionOf(rows, shared)) throw refusedUnseen();
  }
  requireFields(rows, rules);
  const entries = rows.map(toSheetTime);
  const baseline = await findBaseline(work.reads, row);
  const count = baseline ? countDifferences(compareEntries(baseline.entries, entries)) : null;
  const undecided = { decided_at: null, decided_by: null, reason: null };
  return await changeState(work, row, {
    act: 'submit',
    change: { ...undecided, state: 'submitted', submitted_at: now, difference_count: count },
    more: { entries, ...(revision === undefined ? {} : { revision }) },
    async move(changed) {
      const locked = await lockEntries(work.writes, changed, now);
      const before = locked.map(({ id, version }) => ({ id, version: version - 1 }));
      requireUpdated(areSame(rows, before) ? locked : undefined);
      await logMovedEntries(work, locked, changed.id);
      await forgetVerdicts(work, changed);
      // Once more: on PostgreSQL one may have begun since, whose first entries are among these.
      await ports.requireNoImport(work.reads);
    },
  });
}

/**
 * Where nobody else could look at it, what was submitted is approved with it (`selfApproval`). Above their own limit it stays
 * submitted.
 */
async function approveOwn(
  deciding: Deciding,
  { id }: TimesheetRow,
  revision: string | undefined,
): Promise<Timesheet> {
  const { work, caller, ports } = deciding;
  const row = await loadToActOn(work.reads, caller, id);
  const { organization_id: organizationId, user_id: userId } = row;
  const selfApproval = await ports.loadSelfApproval(work.reads);
  const signInCount = await ports.countSignIns(work.reads);
  const decides =
    approvesOnSubmit({ selfApproval, signInCount }) &&
    can(caller.actor, 'timesheet:decide', { organizationId, userId });
  if (!decides || !(await isWithinLimit(deciding, row))) return await showTimesheet(work.reads, row);
  return await approveTimesheet(deciding, row, {
    bySubmission: true,
    ...(revision === undefined ? {} : { revision }),
  });
}

async function withdrawTimesheet({ work }: Deciding, row: TimesheetRow): Promise<Timesheet> {
  const { writes, now } = work;
  return await changeState(work, row, {
    act: 'withdraw',
    change: { state: 'draft', submitted_at: null },
    async move(changed) {
      await forgetVerdicts(work, changed);
      await logMovedEntries(work, await unlockEntries(writes, changed, { now }), null);
    },
  });
}
