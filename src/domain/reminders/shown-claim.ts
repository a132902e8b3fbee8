/** What a person saw a reminder ask for: it is sent only while that is still what it asks for. */
import { formatMoney, type Money } from '../money.ts';
import type { ReminderClaim } from './reminder-claim.ts';

export interface ShownClaim {
  readonly open: Money;
  readonly fee: Money | null;
  readonly interest: Money | null;
  /** ISO date. */
  readonly deadline: string;
}

export interface ClaimChange {
  readonly field: keyof ShownClaim;
  readonly sentence: string;
}

export function shownClaimOf({ open, fee, interest }: ReminderClaim, deadline: string): ShownClaim {
  return { open, fee, interest: interest?.sum ?? null, deadline };
}

/** The first of what differs, in the order in which it is read. */
export function findClaimChange(shown: ShownClaim, now: ShownClaim): ClaimChange | undefined {
  const amounts = [
    ['open', 'The open amount'],
    ['fee', 'The fee'],
    ['interest', 'The interest'],
  ] as const;
  for (const [field, name] of amounts) {
    const [before, after] = [textOf(shown[field]), textOf(now[field])];
    if (before !== after)
      return { field, sentence: `${name} was ${before} when it was shown, and is ${after} now.` };
  }
  if (shown.deadline === now.deadline) return undefined;
  return {
    field: 'deadline',
    sentence: `The deadline was ${shown.deadline} when it was shown, and is ${now.deadline} now.`,
  };
}

function textOf(money: Money | null): string {
  return money === null ? 'none' : formatMoney(money, 'en');
}
