/** Why a reminder that was written is not sent any more, or not yet: what it says must hold at the moment of sending. */
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
  /** True for one that a person sends. */
  readonly isAllowed: boolean;
}

/** `drop`: a sentence. `notBefore`: the first day on which it may leave, in the hours of sending. */
export type ReminderObjection = { readonly drop: string } | { readonly notBefore: string };

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

/** Undefined where it still holds and may leave now. */
export function findObjection(written: WrittenReminder, now: ReminderNow): ReminderObjection | undefined {
  const { plan } = now;
  if (plan.kind === 'nothing') return { drop: noReminderSentences[plan.reason] };
  if (plan.kind === 'paused') return { drop: `Reminders of this invoice are paused: ${plan.reason}` };
  const drop = findFault(written, { ...now, step: plan.step, on: dayOf(plan, now) });
  if (drop !== undefined) return { drop };
  return plan.kind === 'ready' ? undefined : { notBefore: plan.on };
}

type NextReminder = Extract<ReminderPlan, { readonly step: number }>;

/** The day on which a reminder that may leave would. */
export function dayOf(plan: NextReminder, { today }: Pick<ReminderNow, 'today'>): string {
  return plan.kind === 'ready' ? today : plan.on;
}

interface NextLeaving extends ReminderNow {
  readonly step: number;
  readonly on: string;
}

function findFault(
  written: WrittenReminder,
  { isAllowed, step, on, claim }: NextLeaving,
): string | undefined {
  if (!isAllowed) {
    return 'Sending by itself was turned off for this client, or the texts or the address that were allowed have changed.';
  }
  if (step !== written.step) return `Reminder ${step} is next by now, not ${written.step}.`;
  if (daysBetween(on, written.deadline) < leastNoticeDays) {
    return `Its deadline, ${written.deadline}, is too near by the day on which it may leave, ${on}.`;
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
