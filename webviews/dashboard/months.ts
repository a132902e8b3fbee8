/** Months as they are named and drawn; pure. */

import { type Money, sumOwnFirst } from '../../src/domain/money.ts';
import type { DashboardContent } from './messages.ts';

type InvoicedMonths = NonNullable<DashboardContent['invoiced']>;

/** The months to choose from: that of today and those before, the newest first; and the one that is shown. */
export function monthChoices(today: string, shown: string, count = 24): readonly string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const recent = Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  );
  return recent.includes(shown) ? recent : [...recent, shown];
}

/** The sums of all months, that of the practice's `own` currency first: a chart can show one, a table all. */
export function sumAll(months: InvoicedMonths, own: string): readonly Money[] {
  return sumOwnFirst(
    months.flatMap(({ amounts }) => amounts),
    own,
  );
}

/** Minor units of each month in one currency. */
export function valuesIn(months: InvoicedMonths, currency: string): readonly number[] {
  return months.map(({ amounts }) => amounts.find((amount) => amount.currency === currency)?.minor ?? 0);
}
