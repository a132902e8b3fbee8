/** What the Invoices page can be asked by. Apart from messages.ts: the page that offers it must not bring the schemas with it. */
import type { ReportPeriod } from '../../src/domain/report-periods.ts';

/** Periods of VAT that are offered, in their order. */
export const vatPeriods = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const satisfies readonly ReportPeriod[];
export type VatPeriod = (typeof vatPeriods)[number];

/** Reports that can be written to a file. */
export const moneyReports = ['ageing', 'revenue', 'vat'] as const;
export type MoneyReport = (typeof moneyReports)[number];
