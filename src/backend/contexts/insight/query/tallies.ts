/** What of a tally its measure is: by which groups are put in order and held against bounds. */
import { toDecimalString } from '../../../../domain/money.ts';
import type { Measure } from '../../../../domain/query/frame.ts';
import type { Tally } from '../model/query/answers.ts';
import { unitOf } from '../model/query/units.ts';
import { compareAmounts } from './amounts.ts';

/** Seconds, a count, or the units of the practice's own currency. */
export function sizeOf({ seconds, count, amounts }: Tally, measure: Measure, own: string): number {
  if (unitOf(measure) !== 'money') return unitOf(measure) === 'seconds' ? seconds : count;
  const amount = amounts.find(({ currency }) => currency === own);
  return amount === undefined ? 0 : Number(toDecimalString(amount));
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
