/** Why a reminder that was written is not sent any more: what it says must hold at the moment of sending. */
import type { Result } from '../result.ts';
import { daysBetween } from '../zones.ts';
import type { NoReminder, ReminderPlan } from './plan-reminder.ts';
import type { ClaimFault, ReminderClaim } from './reminder-claim.ts';

export interface WrittenReminder {
  readonly step: number;
  /** ISO date. */
  readonly deadline: string;
  /** Minor units that its text names. */
  readonly open: number;
  readonly fee: number;
  readonly interest: number;
}

export interface ReminderNow {
  /** As if this one had not been written. */
  readonly plan: ReminderPlan;
  /** Of the same step, its interest up to the day on which it was written. */
  readonly claim: Result<ReminderClaim, ClaimFault>;
  readonly today: string;
}

/** A deadline that is nearer was not given in earnest. */
const leastNoticeDays = 3;

export const noReminderSentences: Readonly<Record<NoReminder, string>> = {
  draft: 'A draft was never asked for: issue it first.',
  credit_note: 'Nobody pays a credit note.',
  paid: 'The invoice is paid.',
  wholly_credited: 'The invoice is credited in full.',
  written_off: 'The invoice is written off.',
  no_due_date: 'The invoice has no due date, so nobody is late with it.',
  not_sent: 'The invoice was not sent yet.',
  no_steps: 'The rule of this client has no reminders.',
  no_step_left: 'All reminders of the rule were sent.',
};

/** A sentence; undefined where it still holds. */
export function findObjection(
  written: WrittenReminder,
  { plan, claim, today }: ReminderNow,
): string | undefined {
  if (plan.kind === 'nothing') return noReminderSentences[plan.reason];
  if (plan.kind === 'paused') return `Reminders of this invoice are paused: ${plan.reason}`;
  if (plan.step !== written.step) return `Reminder ${plan.step} is next by now, not ${written.step}.`;
  if (daysBetween(today, written.deadline) < leastNoticeDays) {
    return `Its deadline, ${written.deadline}, is too near by now.`;
  }
  return claim.ok ? findChange(written, claim.value) : 'Its interest cannot be computed any more.';
}

function findChange(written: WrittenReminder, { open, fee, interest }: ReminderClaim): string | undefined {
  if (open.minor !== written.open) return 'What is open has changed since it was written.';
  if ((fee?.minor ?? 0) !== written.fee) return 'Its fee has changed since it was written.';
  return (interest?.sum.minor ?? 0) === written.interest
    ? undefined
    : 'Its interest has changed since it was written.';
}
