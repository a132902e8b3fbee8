/** Whether somebody may do something to a timesheet now: gathers the facts that the domain judges. */
import { findActRefusal } from '../../../../../domain/policy/record-acts.ts';
import {
  decideTimesheet,
  type TimesheetAct,
  type TimesheetState,
} from '../../../../../domain/timesheet-states.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { judgeRecord } from '../../../../platform/http/refusals/judge-record.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { refusedAct } from '../timesheets.errors.ts';
import type { TimesheetPorts } from '../timesheets.ports.ts';
import { hasRunningEntry, sumSheet, type TimesheetRow } from '../timesheets.repository.ts';
import { hasBilledEntry } from './approval.repository.ts';

export type PersonalAct = Exclude<TimesheetAct, 'invoice' | 'release'>;

/** One use case in its transaction. */
export interface Deciding {
  readonly work: Work;
  readonly caller: Caller;
  readonly ports: Pick<
    TimesheetPorts,
    | 'countSignIns'
    | 'loadApprovalLimit'
    | 'loadSelfApproval'
    | 'loadTimeRules'
    | 'requireNoImport'
    | 'valueSheet'
  >;
}

export interface Act {
  readonly act: PersonalAct;
  readonly reason?: string | undefined;
}

const judgedOf = ({ organization_id: organizationId, user_id: userId, state }: TimesheetRow) => ({
  organizationId,
  userId,
  state,
});

/** What the limit of who approves is about; undefined where they have none. */
async function findLimited(
  { work: { reads }, caller, ports }: Deciding,
  row: TimesheetRow,
  without: readonly string[],
) {
  const limit = await ports.loadApprovalLimit(reads, personOf(caller).userId);
  if (limit === null) return undefined;
  const amounts = await ports.valueSheet(reads, { id: row.id, without });
  return { limit, record: { ...judgedOf(row), amounts } };
}

/** @throws ApiError `forbidden` where who approves may approve less at once than the timesheet is worth */
export async function requireWithinLimit(
  deciding: Deciding,
  row: TimesheetRow,
  without: readonly string[],
): Promise<void> {
  const limited = await findLimited(deciding, row, without);
  if (limited !== undefined) judgeRecord(deciding.caller.actor, { act: 'timesheet.approve', ...limited });
}

/** The same, asked. */
export async function isWithinLimit(deciding: Deciding, row: TimesheetRow): Promise<boolean> {
  const limited = await findLimited(deciding, row, []);
  if (limited === undefined) return true;
  return (
    findActRefusal(deciding.caller.actor, 'timesheet.approve', limited.record, limited.limit) === undefined
  );
}

/** The state that the act leads to; throws why it may not be done. */
export async function requireAct(
  { work: { reads }, caller, ports }: Deciding,
  row: TimesheetRow,
  { act, reason }: Act,
): Promise<TimesheetState> {
  if (judgeRecord(caller.actor, { act: `timesheet.${act}`, record: judgedOf(row) }) === 'state')
    throw refusedAct(act, 'wrong_state', row.state);
  const decision = decideTimesheet(act, {
    state: row.state,
    actorIsAuthor: row.user_id === personOf(caller).userId,
    signInCount: await ports.countSignIns(reads),
    selfApproval: await ports.loadSelfApproval(reads),
    billed: await hasBilledEntry(reads, row),
    entryCount: (await sumSheet(reads, row)).entryCount,
    timerRunning: await hasRunningEntry(reads, row),
    reason,
  });
  if (!decision.ok) {
    throw refusedAct(act, decision.error, row.state);
  }
  return decision.value;
}
