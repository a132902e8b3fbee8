/** Bounds and order of amounts: a question says "1000", each record has its own currency, and 100 DKK are not more than 20 EUR. */
import { type Money, parseMoney } from '../../../../domain/money.ts';
import { isWithin } from '../../../../domain/query/conditions.ts';
import type { Filter } from '../../../../domain/query/frame.ts';

/** True for every other filter. A bound in one currency holds for no amount of another. */
export function isWithinAmount(filter: Filter, { minor, currency }: Money): boolean {
  if (filter.field !== 'amount') return true;
  if (filter.currency !== undefined && filter.currency !== currency) return false;
  const bound = parseMoney(filter.amount, currency);
  return bound.ok && isWithin[filter.bound](minor, bound.value.minor);
}

/** The practice's own currency first, the others by code; within each by size. */
export function compareAmounts(
  one: Money,
  other: Money,
  { own, isDescending }: { readonly own: string; readonly isDescending: boolean },
): number {
  if (one.currency !== other.currency) {
    if (one.currency === own) return -1;
    return other.currency === own ? 1 : one.currency.localeCompare(other.currency);
  }
  return isDescending ? other.minor - one.minor : one.minor - other.minor;
}
