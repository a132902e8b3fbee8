/** Cash discount (Skonto) that a payment may take: the terms are those of the document that was issued. */
import type { CashDiscount } from '../invoice-document.ts';
import { type Money, percentOf } from '../money.ts';
import { addDays } from '../zones.ts';

export interface DiscountTerms {
  /** ISO date. */
  readonly issueDate: string;
  /** What is asked for. */
  readonly payable: Money;
  readonly cashDiscounts: readonly CashDiscount[];
}

/** The last day of a discount, and what is taken off for payment until then. */
export interface OfferedDiscount {
  readonly until: string;
  readonly percent: string;
  readonly amount: Money;
}

/** Every discount of the document, the highest first. */
export function listDiscounts({
  issueDate,
  payable,
  cashDiscounts,
}: DiscountTerms): readonly OfferedDiscount[] {
  return cashDiscounts
    .map(({ days, percent, base = payable }) => ({
      until: addDays(issueDate, days),
      percent,
      amount: percentOf(base, percent),
    }))
    .toSorted((one, other) => other.amount.minor - one.amount.minor);
}

/** The best discount for a payment that counts from `valueDate`; undefined when all days are over. */
export function findDiscount(terms: DiscountTerms, valueDate: string): OfferedDiscount | undefined {
  return listDiscounts(terms).find(({ until }) => valueDate <= until);
}
