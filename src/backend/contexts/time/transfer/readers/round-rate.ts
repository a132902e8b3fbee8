/** Which price of an hour an amount tells: the shorter the work, the more of them give the same amount. */
import { highestRateMinor } from '../../../../../domain/money.ts';

/** From the roundest price of an hour to the least round. */
const rateSteps = [10_000, 5_000, 1_000, 500, 100, 50, 25, 10, 5, 1];

/** Whole prices in minor units, with both ends. */
export interface RateRange {
  readonly least: number;
  readonly most: number;
}

/** Those that give the amount; undefined when none does. */
export function findRates(amountMinor: number, seconds: number): RateRange | undefined {
  const least = Math.ceil(((amountMinor - 0.5) * 3600) / seconds);
  const most = Math.min(Math.ceil(((amountMinor + 0.5) * 3600) / seconds) - 1, highestRateMinor);
  return least > most ? undefined : { least: Math.max(0, least), most };
}

/** What both have; undefined when that is nothing. */
export function meetRates(one: RateRange, other: RateRange): RateRange | undefined {
  const met = { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) };
  return met.least > met.most ? undefined : met;
}

/** The roundest of them. */
export function roundestOf({ least, most }: RateRange): number {
  const middle = least === 0 ? 0 : (least + most) / 2;
  const round = rateSteps.map((step) => Math.round(middle / step) * step);
  return round.find((rate) => rate >= least && rate <= most) ?? least;
}
