/** Amounts of rows that add up to the amount of the whole: rounded one by one, they may miss it by cents. */
import { allocateMoney, type Money, sumByCurrency } from '../../../../../domain/money.ts';
import type { WorkTally } from './work-tally.ts';

/** The amounts of `whole` on `parts` by value, each the exact one rounded down or up. In the order of the parts. */
export function shareAmounts(
  whole: readonly Money[],
  parts: readonly WorkTally[],
): readonly (readonly Money[])[] {
  const shared: Money[][] = parts.map(() => []);
  for (const amount of whole) {
    const weights = parts.map((part) => part.weight(amount.currency));
    if (weights.every((weight) => weight === 0)) continue;
    for (const [index, money] of allocateMoney(amount, weights).entries()) {
      if (money.minor !== 0) shared[index]?.push(money);
    }
  }
  return shared;
}

/** Of clients where they are priced one by one: then they add up as they are, each as its own report tells it. */
export function findOwnAmounts(
  whole: readonly Money[],
  parts: readonly WorkTally[],
): readonly (readonly Money[])[] | undefined {
  const own = parts.map((part) => part.amounts());
  const sums = sumByCurrency(own.flat());
  const isWhole = whole.every((amount) =>
    sums.some(({ minor, currency }) => currency === amount.currency && minor === amount.minor),
  );
  return isWhole ? own : undefined;
}
