/** Millionths of a US dollar in the currency of the practice, by a rate that somebody entered for a day: as text. */
import { formatMoney } from '../money.ts';
import { type DollarRate, fromMicroUsd } from './micro-usd.ts';

/** `€0.03`; `< €0.01` for what is not nothing and prints as nothing. */
export function printMicroUsd(microUsd: number, rate: DollarRate | undefined, locale: string): string {
  const money = fromMicroUsd(microUsd, rate);
  if (money.minor === 0 && microUsd > 0) return `< ${formatMoney({ ...money, minor: 1 }, locale)}`;
  return formatMoney(money, locale);
}

/** As providers print what their models cost. */
export function printDollars(microUsd: number, locale: string): string {
  return formatMoney(fromMicroUsd(microUsd, undefined), locale);
}
