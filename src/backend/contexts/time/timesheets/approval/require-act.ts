/** Whether somebody may do something to a timesheet now: gathers the facts that the domain judges. */
import {
  decideTimesheet,
  type TimesheetAct,
  type TimesheetState,
} from '../../../../../domain/timesheet-states.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
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
    'countSignIns' | 'loadSelfApproval' | 'loadTimeRules' | 'requireNoImport'
  >;
}

export interface Act {
  readonly act: PersonalAct;
  readonly reason?: string | undefined;
}

/** The state that the act leads to; throws why it may not be done. */
export async function requireAct(
  { work: { reads }, caller, ports }: Deciding,
  row: TimesheetRow,
  { act, reason }: Act,
): Promise<TimesheetState> {
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
