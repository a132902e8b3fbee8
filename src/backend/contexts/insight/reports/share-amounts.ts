/** Amounts of rows that add up to the amount of the whole: rounded one by one, they may miss it by cents. */
import { allocateMoney, type Money } from '../../../../domain/money.ts';
import type { WorkTally } from './work-tally.ts';

/**
 * The amounts of `whole` on `parts`, in their order: what each is worth by itself where that adds up, as it does by client;
 * else shared by value, each the exact one rounded down or up.
 */
export function shareAmounts(
  whole: readonly Money[],
  parts: readonly WorkTally[],
): readonly (readonly Money[])[] {
  const shared: Money[][] = parts.map(() => []);
  const own = parts.map((part) => part.amounts());
  for (const amount of whole) {
    for (const [index, money] of shareAmount(amount, parts, own).entries()) {
      if (money.minor !== 0) shared[index]?.push(money);
    }
  }
  return shared;
}

function shareAmount(
  amount: Money,
  parts: readonly WorkTally[],
  own: readonly (readonly Money[])[],
): readonly Money[] {
  const { currency } = amount;
  const none = { minor: 0, currency };
  const alone = own.map((amounts) => amounts.find((one) => one.currency === currency) ?? none);
  if (alone.reduce((sum, { minor }) => sum + minor, 0) === amount.minor) return alone;
  const weights = parts.map((part) => part.weight(currency));
  return weights.every((weight) => weight === 0) ? parts.map(() => none) : allocateMoney(amount, weights);
}
