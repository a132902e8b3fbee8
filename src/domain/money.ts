/**
 * Money as integer minor units with its currency. Amounts are never floating point:
 * `minor` is a safe integer, and every product is taken exactly and rounded once.
 */
import {
  type CurrencyCode,
  digitsOf,
  findMinorDigits,
  isCurrency,
  type Money,
  toDecimalString,
} from './amounts/minor-digits.ts';
import { AmountTooLarge, roundProduct } from './exact.ts';
import { fail, type Result, succeed } from './result.ts';

export { type CurrencyCode, findMinorDigits, isCurrency, type Money, toDecimalString };

/** A hundred million an hour: far above it, the value of a year's work could not be kept exactly any more. In minor units. */
export const highestRateMinor = 1e10;

/**
 * Of one amount that is typed or comes to, in minor units: a hundred thousand million euros, or the same number of cents of
 * any currency. Sums of 900 of them are still exact below 2^53.
 */
export const highestAmountMinor = 1e13;

/** Why a text is not an amount of a currency. */
export type MoneyFault = 'unknown_currency' | 'not_a_decimal' | 'too_many_decimals' | 'too_large';

/** Reads `4820.00` as an amount of `currency`; refuses grouping, exponents and more decimals than ISO 4217 gives the currency. */
export function parseMoney(text: string, currency: CurrencyCode): Result<Money, MoneyFault> {
  const digits = findMinorDigits(currency);
  if (digits === undefined) {
    return fail('unknown_currency');
  }
  const parts = /^(-?\d{1,16})(?:\.(\d+))?$/.exec(text);
  if (parts === null) {
    return fail('not_a_decimal');
  }
  const [, whole = '0', fraction = ''] = parts;
  if (fraction.length > digits) {
    return fail('too_many_decimals');
  }
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor)
    ? succeed({ minor: minor === 0 ? 0 : minor, currency })
    : fail('too_large');
}

/** The amount in the words of a locale (BCP 47), e.g. `4.820,00 €`, with ISO 4217's decimals and no float on the way. */
export function formatMoney(money: Money, locale: string): string {
  const digits = digitsOf(money.currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(toDecimalString(money) as `${number}`);
}

/** An amount of nothing, the start of a sum. */
export function zeroMoney(currency: CurrencyCode): Money {
  return { minor: 0, currency };
}

/** The sum in one currency; throws when a currency differs: without a stored rate there is no such sum. */
export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  return { minor: amounts.reduce((sum, amount) => safe(sum + minorIn(amount, currency)), 0), currency };
}

/** One sum a currency, in the order in which the currencies are met: amounts of several are never added up. */
export function sumByCurrency(amounts: readonly Money[]): readonly Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)].map(([currency, same]) =>
    sumMoney(same, currency),
  );
}

/**
 * Sums by currency in the order in which they are shown: `own`, the currency of the practice, first, the others by
 * code. Never by size: 100 DKK are not more than 20 EUR.
 */
export function sumOwnFirst(amounts: readonly Money[], own: string): readonly Money[] {
  const rank = ({ currency }: Money) => (currency === own ? `0${currency}` : `1${currency}`);
  return sumByCurrency(amounts).toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** `left + right`; throws when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  return sumMoney([left, right], left.currency);
}

/** `left - right`; throws when the currencies differ. */
export function subtractMoney(left: Money, right: Money): Money {
  return { minor: safe(left.minor - minorIn(right, left.currency)), currency: left.currency };
}

/** `quantity × unitPrice / baseQuantity` in `currency`, exact and rounded once: EN 16931's line net (BT-131). */
export function priceTimes(
  currency: CurrencyCode,
  { quantity, unitPrice, baseQuantity }: { quantity: string; unitPrice: string; baseQuantity: number },
): Money {
  return { minor: roundProduct([quantity, unitPrice], baseQuantity, digitsOf(currency)), currency };
}

/** `percent` of the amount, exact and rounded once, half away from zero (BR-CO-17; ARCHITECTURE D9). */
export function percentOf(amount: Money, percent: string): Money {
  return { minor: roundProduct([String(amount.minor), percent], 100), currency: amount.currency };
}

/**
 * Splits `amount` in proportion to `weights` so that the parts add up to it exactly; the minor units that are
 * left go to the largest remainders, earlier ones first. Weights are non-negative and not all zero.
 */
export function allocateMoney(amount: Money, weights: readonly number[]): readonly Money[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight) => divide(BigInt(amount.minor) * BigInt(weight), whole));
  const left = BigInt(amount.minor) - shares.reduce((sum, share) => sum + share.quotient, 0n);
  const step = left < 0n ? -1 : 1;
  const byRemainder = shares
    .map((share, index) => ({ index, size: share.remainder < 0n ? -share.remainder : share.remainder }))
    .sort((a, b) => (a.size === b.size ? a.index - b.index : a.size > b.size ? -1 : 1));
  const raised = new Set(byRemainder.slice(0, Math.abs(Number(left))).map((share) => share.index));
  return shares.map((share, index) => ({
    minor: Number(share.quotient) + (raised.has(index) ? step : 0),
    currency: amount.currency,
  }));
}

function divide(dividend: bigint, divisor: bigint): { quotient: bigint; remainder: bigint } {
  return { quotient: dividend / divisor, remainder: dividend % divisor };
}

function minorIn(amount: Money, currency: CurrencyCode): number {
  if (amount.currency !== currency) {
    throw new RangeError(`An amount in ${amount.currency} cannot be added to one in ${currency}`);
  }
  return amount.minor;
}

function safe(minor: number): number {
  if (!Number.isSafeInteger(minor)) {
    throw new AmountTooLarge('The amount is beyond what can be kept exactly.');
  }
  return minor;
}
