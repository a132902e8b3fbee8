/** What a reminder asks for: the open sum, and beside it fee and interest, which are shown and never booked. */
import { type DebtorKind, type InterestTerms, lumpSumOf } from '../late-interest/interest-laws.ts';
import {
  type BalanceChange,
  computeLateInterest,
  type InterestFault,
  type LateInterest,
} from '../late-interest/late-interest.ts';
import type { Money } from '../money.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ReminderStep } from './reminder-rule.ts';

export interface ClaimFacts {
  /** What the invoice asks for. */
  readonly total: Money;
  /** Open on `today`. */
  readonly open: Money;
  /** What changed the open sum, in any order. */
  readonly changes: readonly BalanceChange[];
  /** ISO dates: interest runs from the day after the last one on which a payment was in time. */
  readonly lastDay: string;
  readonly today: string;
  /** Undefined where it is not known: then it is asked for nothing beside the open sum. */
  readonly debtor: DebtorKind | undefined;
  /** Null where no law is kept for the practice's country. */
  readonly terms: InterestTerms | null;
}

export interface ReminderClaim {
  readonly open: Money;
  /** Of this step alone: fees of the steps before are not added up. Null: none. */
  readonly fee: Money | null;
  readonly interest: LateInterest | null;
  readonly toPay: Money;
}

export type ClaimFault = InterestFault | { readonly kind: 'no_law' };

/** A fee or interest beside the open sum: what the law gives depends on what the debtor is. */
export function asksForMore({ fee, interest }: Pick<ReminderStep, 'fee' | 'interest'>): boolean {
  return fee !== null || interest;
}

export function claimOf(facts: ClaimFacts, step: ReminderStep): Result<ReminderClaim, ClaimFault> {
  const { open, debtor } = facts;
  if (debtor === undefined) return succeed({ open, fee: null, interest: null, toPay: open });
  const fee = feeOf(facts, step);
  const interest = step.interest ? interestOf(facts) : succeed(null);
  if (!interest.ok) return interest;
  const minor = open.minor + (fee?.minor ?? 0) + (interest.value?.sum.minor ?? 0);
  return succeed({ open, fee, interest: interest.value, toPay: { minor, currency: open.currency } });
}

function interestOf({ total, changes, lastDay, today, terms }: ClaimFacts): Result<LateInterest, ClaimFault> {
  if (terms === null) return fail({ kind: 'no_law' });
  return computeLateInterest({ amount: total, changes, dueDate: lastDay, until: today }, terms);
}

/** An amount in another currency than the invoice's is left out: nothing is converted. */
function feeOf({ open, terms }: ClaimFacts, { fee }: ReminderStep): Money | null {
  if (fee === null) return null;
  if (fee.kind === 'amount') return fee.amount.currency === open.currency ? fee.amount : null;
  return (terms && lumpSumOf(terms, open.currency)) ?? null;
}
