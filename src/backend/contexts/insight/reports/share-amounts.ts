/** Amounts of rows that add up to the amount of the whole: rounded one by one, they would miss it by cents. */
import { allocateMoney, type Money } from '../../../../domain/money.ts';
import type { WorkTally } from './work-tally.ts';

/** The amounts of `whole` on `parts` by their value: each the exact one rounded down or up. In the order of the parts. */
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
