/** What of a tally its measure is: by which groups are put in order and held against bounds. */
import { toDecimalString } from '../../../../domain/money.ts';
import { isWithin } from '../../../../domain/query/conditions.ts';
import type { Having, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Tally } from '../model/query/answers.ts';
import { unitOf } from '../model/query/units.ts';
import { compareAmounts } from './amounts.ts';

/** Seconds, a count, percent, or the units of the practice's own currency. */
export function sizeOf(
  { seconds, count, amounts, budgetSeconds = 0, payTime }: Tally,
  measure: Measure,
  own: string,
): number {
  switch (unitOf(measure)) {
    case 'seconds':
      return seconds;
    case 'count':
      return count;
    case 'percent':
      return budgetSeconds > 0 ? (seconds * 100) / budgetSeconds : 0;
    case 'days':
      return payTime?.days ?? 0;
    case 'money': {
      const amount = amounts.find(({ currency }) => currency === own);
      return amount === undefined ? 0 : Number(toDecimalString(amount));
    }
  }
}

/** Whether a group lies within the bound that was asked for. A rate is of its own currency: 100 DKK are not below 108 EUR, and what has no dollars at all is not below 500 of them. */
export function isWithinHaving(tally: Tally, { having, measure }: QueryFrame, own: string): boolean {
  if (having === undefined) return true;
  const currency = currencyOf(tally, { having, measure, own });
  if (currency === undefined) return false;
  return isWithin[having.bound](sizeOf(tally, measure, currency), having.value);
}

interface Bounded {
  readonly having: Having;
  readonly measure: Measure;
  readonly own: string;
}

/** In which the bound is held; undefined where the group has no amount in it. */
function currencyOf({ amounts }: Tally, { having, measure, own }: Bounded): string | undefined {
  const [first] = amounts;
  if (first === undefined || unitOf(measure) !== 'money') return own;
  const currency = having.currency ?? (measure === 'rate' ? first.currency : own);
  return amounts.some((one) => one.currency === currency) ? currency : undefined;
}

interface Ordering {
  readonly measure: Measure;
  /** The practice's own currency, which comes first. */
  readonly own: string;
  readonly isDescending: boolean;
}

export function compareTallies(one: Tally, other: Tally, { measure, own, isDescending }: Ordering): number {
  if (unitOf(measure) !== 'money') {
    const difference = sizeOf(one, measure, own) - sizeOf(other, measure, own);
    return isDescending ? -difference : difference;
  }
  const first = ({ amounts }: Tally) =>
    amounts.find(({ currency }) => currency === own) ?? amounts[0] ?? { minor: 0, currency: own };
  return compareAmounts(first(one), first(other), { own, isDescending });
}

/** Each rounded once, to the second and the minor unit. */
export function averageOf({ seconds, amounts }: Tally, parts: number): Tally {
  if (parts === 0) return { seconds: 0, amounts: [], count: 0 };
  return {
    seconds: Math.round(seconds / parts),
    amounts: amounts.map(({ minor, currency }) => ({ minor: Math.round(minor / parts), currency })),
    count: parts,
  };
}
