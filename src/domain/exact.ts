/**
 * Exact decimals behind one file: decimal strings in, whole minor units out, each product rounded once.
 * Nothing here passes through floating point.
 */
import { Decimal } from 'decimal.js';

/**
 * 120 digits hold the exact product of any three factors that {@link isDecimal} lets pass, and put the one
 * division (by a base quantity) far beyond the digit that decides a rounding.
 */
const Exact = /* @__PURE__ */ createExact();

/** Marked pure above: a bundle that formats money and multiplies none leaves the library out. */
function createExact(): typeof Decimal {
  return Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -100, toExpPos: 100 });
}

/** An amount beyond 2^53 - 1 minor units: it could not be kept exactly, so it is refused. */
export class AmountTooLarge extends RangeError {
  override readonly name = 'AmountTooLarge';
}

const decimalPattern = /^-?\d{1,18}(\.\d{1,12})?$/;

/** True for plain decimal notation: an optional minus, at most 18 digits before and 12 after the point; no exponent, no grouping. */
export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** True when `text` is a decimal within `[low, high]`, compared exactly. */
export function isDecimalBetween(text: string, low: string, high: string): boolean {
  return isDecimal(text) && new Exact(text).gte(low) && new Exact(text).lte(high);
}

/** A decimal without trailing zeros or leading ones: `19.00` and `19` are the same tax rate. Throws on what {@link isDecimal} refuses. */
export function normaliseDecimal(text: string): string {
  const value = new Exact(checked(text));
  return value.isZero() ? '0' : value.toFixed();
}

/**
 * `factors` multiplied exactly, times 10 to the power of `shift`, divided by `divisor`, then rounded once to an
 * integer, half away from zero: the rounding of EN 16931 (ARCHITECTURE D9). With the currency's digits as `shift`,
 * a price in major units becomes an amount in minor units. Throws AmountTooLarge beyond 2^53 - 1.
 */
export function roundProduct(factors: readonly string[], divisor: number, shift = 0): number {
  const product = factors.reduce((value, factor) => value.times(checked(factor)), new Exact(1));
  const scaled = product.times(new Exact(10).pow(shift)).div(divisor);
  const rounded = scaled.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  if (!Number.isSafeInteger(rounded)) {
    throw new AmountTooLarge('The amount is beyond what can be kept exactly.');
  }
  return rounded === 0 ? 0 : rounded;
}

/** A product, and how far from it a value may be; decimals. */
export interface ProductBounds {
  readonly factors: readonly string[];
  readonly divisor: number;
  readonly tolerance: string;
}

/** True when `value` is at most the tolerance off `factors` multiplied and divided by `divisor`; compared exactly, of any size. */
export function isNearProduct(value: string, { factors, divisor, tolerance }: ProductBounds): boolean {
  const product = factors.reduce((result, factor) => result.times(checked(factor)), new Exact(1));
  return product.div(divisor).minus(checked(value)).abs().lte(tolerance);
}

function checked(text: string): string {
  if (!isDecimal(text)) {
    throw new RangeError(`Not a plain decimal: ${JSON.stringify(text.slice(0, 40))}`);
  }
  return text;
}
