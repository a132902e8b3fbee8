/** Millionths of a US dollar in the currency of the practice, by a rate that somebody entered for a day. */
import { digitsOf } from '../amounts/minor-digits.ts';
import { formatMoney, type Money } from '../money.ts';

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

/** `€0.03`; `< €0.01` for what is not nothing and prints as nothing. */
export function printMicroUsd(microUsd: number, rate: DollarRate | undefined, locale: string): string {
  const money = fromMicroUsd(microUsd, rate);
  if (money.minor === 0 && microUsd > 0) return `< ${formatMoney({ ...money, minor: 1 }, locale)}`;
  return formatMoney(money, locale);
}
