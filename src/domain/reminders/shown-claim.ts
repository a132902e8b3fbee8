/** What a person saw a reminder ask for: it is sent only while that is still what it asks for. */

import { type Text, text } from '../../words/text.ts';
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
  readonly sentence: Text;
}

export function shownClaimOf({ open, fee, interest }: ReminderClaim, deadline: string): ShownClaim {
  return { open, fee, interest: interest?.sum ?? null, deadline };
}

/** The first of what differs, in the order in which it is read. */
export function findClaimChange(shown: ShownClaim, now: ShownClaim): ClaimChange | undefined {
  const amounts = [
    ['open', text`The open amount`],
    ['fee', text`The fee`],
    ['interest', text`The interest`],
  ] as const;
  for (const [field, name] of amounts) {
    const [before, after] = [textOf(shown[field]), textOf(now[field])];
    if (String(before) !== String(after))
      return { field, sentence: text`${name} was ${before} when it was shown, and is ${after} now.` };
  }
  if (shown.deadline === now.deadline) return undefined;
  return {
    field: 'deadline',
    sentence: text`The deadline was ${shown.deadline} when it was shown, and is ${now.deadline} now.`,
  };
}

function textOf(money: Money | null): string | Text {
  return money === null ? text`none` : formatMoney(money, 'en');
}
