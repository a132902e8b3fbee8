/** Reports of money as tables of a terminal. */

import type { Ageing, MarginReport, Revenue, VatReport } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { printColumns } from '../time/print-columns.ts';

function format(amount: Money): string {
  return formatMoney(amount, Intl.DateTimeFormat().resolvedOptions().locale);
}

const figure = (title: string) => ({ title, isFigure: true });

/** A line an open invoice, then one a currency. */
export function printAgeing({ on, rows, open }: Ageing): string {
  if (open.length === 0) return `Nothing was owed at the end of ${on}.\n`;
  const columns = [{ title: 'Due' }, { title: 'Client' }, { title: 'Invoice' }, figure('Open')];
  const lines = open.map(({ dueDate, daysLate, clientName, number, due }) => [
    daysLate === 0 ? dueDate : `${dueDate}, ${daysLate} days late`,
    clientName,
    number,
    format(due),
  ]);
  const sums = rows.map(({ total, overdue }) => `${format(total)} open, ${format(overdue)} of it overdue\n`);
  return `${printColumns(columns, lines)}${sums.join('')}`;
}

export function printRevenue({ from, to, rows }: Revenue): string {
  if (rows.length === 0) return `Nothing was invoiced or received from ${from} to ${to}.\n`;
  const columns = [{ title: 'Month' }, figure('Invoiced net'), figure('Received'), figure('Received net')];
  const lines = rows.map((row) => [
    row.month,
    ...[row.invoicedNet, row.receivedGross, row.receivedNet].map(format),
  ]);
  return printColumns(columns, lines);
}

export function printVat({ from, to, rows, withoutRate }: VatReport): string {
  if (rows.length === 0) return `Nothing was issued from ${from} to ${to}.\n`;
  const isForeign = rows.some(({ accountedTax, tax }) => accountedTax !== null && tax.minor !== 0);
  const columns = [
    { title: `${from} to ${to}` },
    ...['Base', 'VAT', ...(isForeign ? ['VAT due'] : []), 'Documents'].map(figure),
  ];
  const lines = rows.map(({ taxCategory, taxRate, base, tax, documents, accountedTax }) => [
    `${taxCategory} ${taxRate} %`,
    format(base),
    format(tax),
    ...(isForeign ? [format(accountedTax ?? tax)] : []),
    String(documents),
  ]);
  return `${printColumns(columns, lines)}${describeWithoutRate(withoutRate)}`;
}

function describeWithoutRate(count: number): string {
  if (count === 0) return '';
  const documents = count === 1 ? 'One document tells' : `${count} documents tell`;
  return `${documents} no rate into the currency that the VAT is due in: it is missing from VAT due.\n`;
}

type MarginFigures = MarginReport['total'];

/** A line a project, the sum where there are several, and below it whose time has no cost rate. */
export function printMargin({ from, to, currency, rows, total, uncosted }: MarginReport): string {
  if (rows.length === 0) return `No time was recorded from ${from} to ${to}.\n`;
  const columns = [
    { title: `${from} to ${to}` },
    ...['Hours', 'Billable', 'Cost', 'Margin', '%'].map(figure),
  ];
  const lines = rows.map((row) => [
    projectLabel(row.clientName, row.projectName),
    ...marginCells(row, currency),
  ]);
  const sum = rows.length > 1 ? [['Total', ...marginCells(total, currency)]] : [];
  return `${printColumns(columns, [...lines, ...sum])}${describeUncosted(uncosted)}`;
}

function marginCells({ seconds, billable, cost, margin, marginShare }: MarginFigures, currency: string) {
  const amounts = billable.length === 0 ? [{ minor: 0, currency }] : billable;
  return [
    formatMinutes(seconds),
    amounts.map(format).join(' + '),
    format(cost),
    margin === null ? '–' : format(margin),
    marginShare === null ? '–' : (marginShare * 100).toFixed(1),
  ];
}

function describeUncosted(uncosted: MarginReport['uncosted']): string {
  const lines = uncosted.map(
    ({ userName, seconds, firstDate, lastDate }) =>
      `Without a cost rate: ${formatMinutes(seconds)} of ${userName}, ${firstDate} to ${lastDate}.\n`,
  );
  return lines.length === 0 ? '' : `${lines.join('')}Add one: vireo cost add AMOUNT --person NAME\n`;
}
