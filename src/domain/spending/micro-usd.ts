/** Millionths of a US dollar in the currency of the practice. Apart from dollars.ts: pages carry no decimal arithmetic. */
import { digitsOf, type Money } from '../amounts/minor-digits.ts';

/** How much of a currency a US dollar is. */
export interface DollarRate {
  readonly currency: string;
  /** Decimal: `0.8612`. */
  readonly perDollar: string;
  /** `YYYY-MM-DD`: whose rate it is. */
  readonly on: string;
}

const microDigits = 6;

/** Rounded half up to the minor unit; in US dollars where there is no rate. */
export function fromMicroUsd(microUsd: number, rate: DollarRate | undefined): Money {
  const currency = rate?.currency ?? 'USD';
  const [whole = '0', fraction = ''] = (rate?.perDollar ?? '1').split('.');
  const product = BigInt(microUsd) * BigInt(whole + fraction);
  const shift = microDigits + fraction.length - digitsOf(currency);
  if (shift <= 0) return { minor: Number(product * 10n ** BigInt(-shift)), currency };
  const unit = 10n ** BigInt(shift);
  return { minor: Number((product + unit / 2n) / unit), currency };
}
