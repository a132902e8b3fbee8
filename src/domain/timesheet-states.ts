/**
 * The life of a timesheet: draft → submitted → approved → invoiced, or rejected with a reason (PRODUCT §2). What is
 * approved and on no invoice can be opened again, with a reason.
 */
import { approvesOnSubmit, mayDecideOwn, type OwnApproval } from './policy/self-approval.ts';
import { fail, type Result, succeed } from './result.ts';

export const timesheetStates = ['draft', 'submitted', 'approved', 'rejected', 'invoiced'] as const;
export type TimesheetState = (typeof timesheetStates)[number];

/**
 * The reason that a sheet of an import bears: its time was approved or billed by another tool, and nobody here decided.
 * Records hold it as it stands; who shows it says it in the user's language.
 */
export const decidedElsewhere = 'Imported: decided in another tool.';

/** What people do to a sheet; `invoice` and `release` happen to it when an invoice is issued or fully credited. */
export type TimesheetAct = 'submit' | 'withdraw' | 'approve' | 'reject' | 'reopen' | 'invoice' | 'release';

/** Why a submission is refused; what comes first is told first. */
export const submitRefusals = ['wrong_state', 'not_the_author', 'timer_running', 'sheet_is_empty'] as const;
export type SubmitRefusal = (typeof submitRefusals)[number];

/** Why an act is refused. */
export type TimesheetRefusal = SubmitRefusal | 'reason_missing' | 'own_timesheet' | 'already_billed';

const transitions: Readonly<Record<TimesheetAct, { from: readonly TimesheetState[]; to: TimesheetState }>> = {
  submit: { from: ['draft', 'rejected'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  reopen: { from: ['approved'], to: 'draft' },
  invoice: { from: ['approved'], to: 'invoiced' },
  release: { from: ['invoiced'], to: 'approved' },
};

/** What a decision on an act looks at. Acts of the system need no actor's facts. */
export interface TimesheetSituation extends OwnApproval {
  readonly state: TimesheetState;
  /** True when whoever acts is the one whose time it is. */
  readonly actorIsAuthor: boolean;
  /** True when an invoice, be it a draft, claims an entry of the sheet. */
  readonly billed: boolean;
  readonly entryCount: number;
  readonly timerRunning: boolean;
  readonly reason?: string | undefined;
}

/** The states of a timesheet in which `act` may be done. */
export function timesheetStatesBefore(act: TimesheetAct): readonly TimesheetState[] {
  return transitions[act].from;
}

/** True where the state of a sheet, for its part, lets `act` be done. */
export function allowsAct(state: TimesheetState, act: TimesheetAct): boolean {
  return timesheetStatesBefore(act).includes(state);
}

/** True until a sheet is decided: a week has at most one such sheet, which its author edits, or an approver decides on. */
export function isUndecided(state: TimesheetState): boolean {
  return state !== 'approved' && state !== 'invoiced';
}

/**
 * The sheet that a week stands for, of all its sheets in their order: the undecided one; else, without time that no sheet
 * holds, the newest approved one, else the newest. Undefined when the week goes on: its next submission makes a sheet.
 */
export function findCurrentSheet<Sheet extends { readonly state: TimesheetState }>(
  sheets: readonly Sheet[],
  hasOpenTime: boolean,
): Sheet | undefined {
  const undecided = sheets.find(({ state }) => isUndecided(state));
  if (undecided !== undefined || hasOpenTime) return undecided;
  return sheets.findLast(({ state }) => state === 'approved') ?? sheets.at(-1);
}

/** The state that a sheet is in once `act` was done. */
export function stateAfter(act: TimesheetAct): TimesheetState {
  return transitions[act].to;
}

/** The state that `act` leads to, or why it may not be done; the state is judged first. */
export function decideTimesheet(
  act: TimesheetAct,
  situation: TimesheetSituation,
): Result<TimesheetState, TimesheetRefusal> {
  const refusal = allowsAct(situation.state, act) ? findRefusal(act, situation) : 'wrong_state';
  return refusal === undefined ? succeed(stateAfter(act)) : fail(refusal);
}

/** True while the entries of a sheet may not be changed, added or taken away: from submission on, unless rejected or withdrawn. */
export function locksEntries(state: TimesheetState): boolean {
  return state === 'submitted' || state === 'approved' || state === 'invoiced';
}

function findRefusal(act: TimesheetAct, situation: TimesheetSituation): TimesheetRefusal | undefined {
  switch (act) {
    case 'submit':
      return findSubmitRefusal(situation);
    case 'withdraw':
      return situation.actorIsAuthor ? undefined : 'not_the_author';
    case 'approve':
    case 'reject':
    case 'reopen':
      return findDecisionRefusal(act, situation);
    case 'invoice':
    case 'release':
      return undefined;
  }
}

/** Undefined where it may be done. */
export function findSubmitRefusal(
  situation: Pick<TimesheetSituation, 'state' | 'actorIsAuthor' | 'timerRunning' | 'entryCount'>,
): SubmitRefusal | undefined {
  if (!allowsAct(situation.state, 'submit')) {
    return 'wrong_state';
  }
  if (!situation.actorIsAuthor) {
    return 'not_the_author';
  }
  if (situation.timerRunning) {
    return 'timer_running';
  }
  return situation.entryCount === 0 ? 'sheet_is_empty' : undefined;
}

/** An author who reopens a week that only they read gives no reason. */
function needsReason(act: 'approve' | 'reject' | 'reopen', situation: TimesheetSituation): boolean {
  if (act === 'reject') return true;
  return act === 'reopen' && !(situation.actorIsAuthor && approvesOnSubmit(situation));
}

function findDecisionRefusal(
  act: 'approve' | 'reject' | 'reopen',
  situation: TimesheetSituation,
): TimesheetRefusal | undefined {
  if (situation.actorIsAuthor && !mayDecideOwn(situation)) {
    return 'own_timesheet';
  }
  if (needsReason(act, situation) && (situation.reason ?? '').trim() === '') {
    return 'reason_missing';
  }
  return act === 'reopen' && situation.billed ? 'already_billed' : undefined;
}
