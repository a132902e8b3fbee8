/** Amounts as they are typed for caps, prices and the rate of the dollar; pure. */

import { findMinorDigits, parseMoney, toDecimalString } from '../../../src/domain/money.ts';
import { type DollarRate, fromMicroUsd } from '../../../src/domain/spending/micro-usd.ts';

const microPerDollar = 1_000_000n;
const currencySigns = /[\p{Sc}\s\u00a0\u202f]/gu;

/** `2`, `2.50`, `2,50` and `€2.50`, without grouping: which of both signs parts thousands would be a guess. */
function toDecimal(text: string, currency: string): string {
  return text.replace(currency, '').replace(currencySigns, '').replace(',', '.');
}

/** Millionths of a dollar of an amount in the currency of the rate, or in dollars; undefined where it is none. */
export function parseCap(text: string, rate: DollarRate | undefined): number | undefined {
  const currency = rate?.currency ?? 'USD';
  const parsed = parseMoney(toDecimal(text, currency), currency);
  if (!parsed.ok || parsed.value.minor < 0) return undefined;
  const [whole = '1', fraction = ''] = (rate?.perDollar ?? '1').split('.');
  const perDollar = BigInt(whole + fraction);
  const unit = 10n ** BigInt(findMinorDigits(currency) ?? 2);
  const divisor = unit * perDollar;
  const scaled = BigInt(parsed.value.minor) * microPerDollar * 10n ** BigInt(fraction.length);
  const microUsd = Number((scaled + divisor / 2n) / divisor);
  return microUsd <= 1e15 ? microUsd : undefined;
}

/** As a field starts with it: `2.00`. */
export function printCap(microUsd: number, rate: DollarRate | undefined): string {
  return toDecimalString(fromMicroUsd(microUsd, rate));
}

/** Dollars for a million tokens with up to six decimals, in millionths; undefined where it is none. */
export function parseTokenPrice(text: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(toDecimal(text, 'USD')) ?? [];
  return whole === undefined ? undefined : Number(whole + fraction.padEnd(6, '0'));
}

/** What a dollar is in another currency, as the API takes it; undefined where it is none. */
export function parseRate(text: string): string | undefined {
  const decimal = toDecimal(text, '');
  return /^\d{1,7}(?:\.\d{1,6})?$/.test(decimal) && Number(decimal) > 0 ? decimal : undefined;
}
