/** The tolerance of Peppol's rules on amounts (R040, R120): 0.02 in major units, whatever decimals the currency has. */
import { type Money, toDecimalString } from '../../amounts/minor-digits.ts';
import { isNearProduct } from '../../exact.ts';

/** True when `amount` is at most 0.02 off the product of `factors` by `divisor`. */
export function isCloseTo(amount: Money, factors: readonly (string | Money)[], divisor: number): boolean {
  const texts = factors.map((factor) => (typeof factor === 'string' ? factor : toDecimalString(factor)));
  return isNearProduct(toDecimalString(amount), { factors: texts, divisor, tolerance: '0.02' });
}
