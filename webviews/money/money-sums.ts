/** Sums and shares that the Invoices page shows; pure. Minor units of one currency are added, never across currencies. */

import type { Money } from '../../src/domain/amounts/minor-digits.ts';
import type { AgeingRow, RevenueRow, VatRow } from './messages.ts';

/** In the order of days late. */
export const bands = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;
export type Band = (typeof bands)[number];

export interface AgePart {
  readonly band: Band;
  readonly amount: Money;
  /** Of all that is open in this currency, 0–1. */
  readonly share: number;
}

/** Bands that hold anything. */
export function agePartsOf(row: AgeingRow): readonly AgePart[] {
  return bands
    .map((band) => ({ band, amount: row[band], share: row[band].minor / Math.max(1, row.total.minor) }))
    .filter(({ amount }) => amount.minor > 0);
}

/** Calendar days from the due date to `on`; negative while it is not due. ISO dates. */
export function daysLate(dueDate: string, on: string): number {
  return Math.round((Date.parse(on) - Date.parse(dueDate)) / 86_400_000);
}

/** Currencies of the rows, in the order in which they come. */
export function currenciesOf(rows: readonly { readonly currency: string }[]): readonly string[] {
  return [...new Set(rows.map(({ currency }) => currency))];
}

export interface RevenueSums {
  readonly invoiced: Money;
  readonly received: Money;
}

/** Of rows of one currency. */
export function sumRevenue(rows: readonly RevenueRow[], currency: string): RevenueSums {
  const sum = (pick: (row: RevenueRow) => Money) => ({
    minor: rows.reduce((total, row) => total + pick(row).minor, 0),
    currency,
  });
  return { invoiced: sum(({ invoicedNet }) => invoicedNet), received: sum(({ receivedNet }) => receivedNet) };
}

export interface VatSums {
  readonly base: Money;
  readonly tax: Money;
}

/** One a currency, in the order of the rows. */
export function sumVat(rows: readonly VatRow[]): readonly VatSums[] {
  return currenciesOf(rows).map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (pick: (row: VatRow) => Money) => ({
      minor: own.reduce((total, row) => total + pick(row).minor, 0),
      currency,
    });
    return { base: sum(({ base }) => base), tax: sum(({ tax }) => tax) };
  });
}
