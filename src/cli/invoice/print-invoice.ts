/** Invoices as lines of text. */
import type { Invoice, InvoiceDocumentReply, NumberProof } from '../../api-client/index.ts';
import { printInvoice } from '../../domain/invoice-print/printed-invoice.ts';
import { formatMoney } from '../../domain/money.ts';
import { shortId } from '../backend/short-id.ts';
import { oneLine } from '../scan/plain-line.ts';

const locale = 'en-GB';

/** One line: id, number, state, client, sum, what is due. */
export function formatInvoice(invoice: Invoice): string {
  const { number, clientName, gross, dueDate, due, overdue, settlement } = invoice;
  const state = settlement === 'written_off' ? 'written off' : invoice.state;
  const rest = due.minor === gross.minor ? '' : `${formatMoney(due, locale)} `;
  const open =
    due.minor === 0 || state === 'draft' ? '' : `  ${rest}due ${dueDate}${overdue ? ', overdue' : ''}`;
  const name = number ?? 'Draft';
  return oneLine(
    `${shortId(invoice)}  ${name}  ${state}  ${clientName}  ${formatMoney(gross, locale)}${open}`,
  );
}

export function printInvoices(invoices: readonly Invoice[]): string {
  return invoices.length === 0
    ? 'There are no invoices. Make one: vireo invoice create --client NAME\n'
    : `${invoices.map(formatInvoice).join('\n')}\n`;
}

const skipReasons: Readonly<Record<NumberProof['series'][number]['skipped'][number]['reason'], string>> = {
  restored: 'an older backup was restored',
  started_empty: 'a new database was started',
  unknown: 'the database was replaced by an older one',
};

/** A line a series, one for numbers that were skipped, and one a fault. */
export function printProof({ series, differences }: NumberProof): string {
  if (series.length + differences.length === 0) return 'Nothing was issued yet.\n';
  const lines = series.flatMap(({ first, last, count, lastHash, skipped, faults }) => [
    `${faults.length === 0 ? 'whole' : 'BROKEN'}  ${first ?? '-'} to ${last ?? '-'}  ${count} issued  ${lastHash ?? ''}`,
    ...skipped.map(
      ({ first: from, last: to, at, reason }) =>
        `  explained: ${from === to ? from : `${from} to ${to}`} skipped on ${at.slice(0, 10)}: ${skipReasons[reason]}`,
    ),
    ...faults.map(({ message }) => `  ${message}`),
  ]);
  return [...lines, ...differences.map(({ message }) => `DIFFERS  ${message}`), ''].join('\n');
}

/** As it is printed, in plain text, and what its checks say. */
export function printDocument({ document, expectedNumber, checks }: InvoiceDocumentReply): string {
  const print = printInvoice(document, { number: expectedNumber ?? undefined });
  const rows = [
    `${print.title} ${document.number ?? ''} (${document.state})`,
    print.buyer.join(', '),
    ...print.meta.map(({ label, value }) => `${label}: ${value}`),
    '',
    ...print.lines.flatMap((line) => [
      ...(line.heading === undefined ? [] : [line.heading]),
      `${line.position}. ${line.description}  ${line.quantity} × ${line.price} = ${line.net}`,
      ...(line.subtotal === undefined ? [] : [`${line.subtotal.label}: ${line.subtotal.value}`]),
    ]),
    '',
    ...print.sums.map(({ label, value }) => `${label}: ${value}`),
    ...print.closing,
    ...(print.annex === undefined
      ? []
      : ['', print.annex.title, ...print.annex.rows.map(({ cells }) => cells.join('  '))]),
    ...checks
      .filter(({ passed }) => !passed)
      .map(({ severity, rule, message }) => `${severity}: ${rule}: ${message}`),
  ];
  return `${rows.map(oneLine).join('\n')}\n`;
}
