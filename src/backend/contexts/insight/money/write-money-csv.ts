/** Reports of money as separated values for a spreadsheet: amounts as decimals, each beside its currency. */
import Papa from 'papaparse';
import { escapeFormula } from '../../../../domain/escape-formula.ts';
import { type Money, toDecimalString } from '../../../../domain/money.ts';
import type { Ageing, MarginReply, Revenue, VatReport } from './money-reports.schema.ts';

/** One line an open invoice. */
export function writeAgeingCsv({ on, open }: Ageing): string {
  return write(
    ['on', 'number', 'client', 'issued', 'due on', 'days late', 'currency', 'gross', 'due'],
    open.map((one) => [
      on,
      one.number,
      one.clientName,
      one.issueDate,
      one.dueDate,
      String(one.daysLate),
      one.due.currency,
      toDecimalString(one.gross),
      toDecimalString(one.due),
    ]),
  );
}

export function writeRevenueCsv({ rows }: Revenue): string {
  return write(
    ['month', 'currency', 'invoiced net', 'invoiced tax', 'received gross', 'received net'],
    rows.map((row) => [
      row.month,
      row.currency,
      ...[row.invoicedNet, row.invoicedTax, row.receivedGross, row.receivedNet].map(toCell),
    ]),
  );
}

export function writeVatCsv({ from, to, rows }: VatReport): string {
  return write(
    [
      'from',
      'to',
      'currency',
      'category',
      'rate',
      'base',
      'tax',
      'documents',
      'tax due in',
      'tax due',
      'documents without rate',
    ],
    rows.map((row) => [
      from,
      to,
      row.currency,
      row.taxCategory,
      row.taxRate,
      toCell(row.base),
      toCell(row.tax),
      String(row.documents),
      (row.accountedTax ?? row.tax).currency,
      toCell(row.accountedTax ?? row.tax),
      String(row.withoutRate),
    ]),
  );
}

const marginHeader = [
  'from',
  'to',
  'client',
  'project',
  'hours',
  'billable hours',
  'hours without cost',
  'currency',
  'billable',
  'cost',
  'margin',
  'margin %',
];

/** One line a project and currency; in one that costs are not in, cost and margin are empty. */
export function writeMarginCsv({ from, to, currency: own, rows }: MarginReply): string {
  return write(
    marginHeader,
    rows.flatMap((row) => {
      const currencies = new Set([own, ...row.billable.map(({ currency }) => currency)]);
      return [...currencies].map((currency) => [
        from,
        to,
        row.clientName,
        row.projectName,
        ...(currency === own
          ? [row.seconds, row.billableSeconds, row.uncostedSeconds].map(toHours)
          : ['', '', '']),
        currency,
        toCell(row.billable.find((money) => money.currency === currency) ?? { minor: 0, currency }),
        currency === own ? toCell(row.cost) : '',
        currency === own && row.margin !== null ? toCell(row.margin) : '',
        currency === own && row.marginShare !== null ? (row.marginShare * 100).toFixed(1) : '',
      ]);
    }),
  );
}

function toHours(seconds: number): string {
  return (seconds / 3600).toFixed(2);
}

function toCell(amount: Money): string {
  return toDecimalString(amount);
}

/** A name that begins like a formula must not be one to the spreadsheet; a negative amount is a number. */
function write(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) =>
    row.map((cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? cell : escapeFormula(cell))),
  );
  return `${Papa.unparse([[...header], ...lines])}\r\n`;
}
