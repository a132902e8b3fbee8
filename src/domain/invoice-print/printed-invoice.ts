/** What an invoice prints, in its order and words: preview, HTML and PDF lay out this and nothing else. */
import { describePayment } from '../e-invoice/payment-texts.ts';
import { groupIban } from '../identifiers/iban.ts';
import type {
  Adjustment,
  DocumentAdjustment,
  InvoiceDocument,
  InvoiceLine,
  TaxBreakdown,
} from '../invoice-document.ts';
import type { Money } from '../money.ts';
import { epcPayloadOf } from '../payments/epc-code.ts';
import { type PrintedAnnex, printAnnex } from './print-annex.ts';
import { type PrintedColumn, type PrintedFigures, printColumns, printFigures } from './print-columns.ts';
import { type PrintFormats, printFormats } from './print-formats.ts';
import { type PrintLabels, printLabels } from './print-labels.ts';
import { type PrintedStyle, printStyle } from './print-style.ts';
import { type PrintedSubtotal, printSubtotals } from './print-subtotals.ts';

/** A caption and what stands beside it. */
export interface PrintedRow {
  readonly label: string;
  readonly value: string;
}

export interface PrintedSum extends PrintedRow {
  readonly isTotal: boolean;
}

export interface PrintedLine extends PrintedFigures {
  readonly id: string;
  /** Subhead before the first line of a group. */
  readonly heading?: string;
  readonly position: string;
  readonly description: string;
  /** Smaller, below the description: detail, note, figures without a column, what is taken off or added. */
  readonly details: readonly string[];
  /** After the last line of a group whose sum is told. */
  readonly subtotal?: PrintedSubtotal;
}

export interface PrintedInvoice {
  readonly language: string;
  readonly title: string;
  readonly sender: { readonly name: string; readonly address: string };
  readonly buyer: readonly string[];
  readonly meta: readonly PrintedRow[];
  /** From left to right; the cell of a line is its text of that name. */
  readonly columns: readonly PrintedColumn[];
  /** Said once, beside the title: that hours are told as h:mm. */
  readonly remark: string;
  readonly lines: readonly PrintedLine[];
  readonly sums: readonly PrintedSum[];
  /** Pages after the invoice. */
  readonly annex?: PrintedAnnex;
  /** Why no tax is due, terms of payment, the closing note. */
  readonly closing: readonly string[];
  /** A QR code by which it is paid, and what stands beside it. */
  readonly paymentCode?: { readonly payload: string; readonly caption: string };
  /** Three columns: the seller, its account, how to reach it. */
  readonly footer: readonly (readonly string[])[];
  /** Below it, texts of the practice side by side, each in lines. */
  readonly footerTexts: readonly (readonly string[])[];
  readonly style: PrintedStyle;
}

interface Print {
  readonly document: InvoiceDocument;
  readonly formats: PrintFormats;
  readonly labels: PrintLabels;
  readonly columns: readonly PrintedColumn[];
}

/** `number`: what a draft is told to get, or is called by while it has none. */
export function printInvoice(
  document: InvoiceDocument,
  { number }: { readonly number?: string | undefined } = {},
): PrintedInvoice {
  const labels = printLabels(document.language);
  const columns = printColumns(document, labels);
  const print = { document, labels, columns, formats: printFormats(document.language) };
  const annex = printAnnex(document, print);
  const isTimed = document.lines.some(({ unitCode }) => unitCode === 'MIN' || unitCode === 'SEC');
  return {
    language: document.language,
    title: isCredit(document) ? labels.creditNote : labels.invoice,
    sender: { name: document.seller.name, address: document.seller.addressLines.join(', ') },
    buyer: buyerLines(print),
    meta: metaRows(print, number),
    columns,
    remark: isTimed ? labels.hoursAsClock : '',
    lines: printLines(print),
    sums: printSums(print),
    ...(annex === undefined ? {} : { annex }),
    closing: closingTexts(document),
    ...printCode(print),
    footer: footerColumns(print),
    footerTexts: (document.look?.footer ?? []).map((text) => text.split('\n')),
    style: printStyle(document),
  };
}

/** The VAT ID stands on the paper whenever there is one: where the client owes the tax it has to (BR-AE-02, BR-IC-02). */
function buyerLines({ document: { buyer }, labels }: Print): readonly string[] {
  const vatId = buyer.vatId === undefined ? [] : [`${labels.vatId} ${buyer.vatId}`];
  const country = buyer.countryName === undefined ? [] : [buyer.countryName];
  return [buyer.name, ...buyer.addressLines, ...country, ...vatId];
}

function metaRows({ document, formats, labels }: Print, number: string | undefined): readonly PrintedRow[] {
  const { references = {} } = document;
  const preceding = document.precedingInvoices.map((invoice) =>
    [invoice.number, ...(invoice.issueDate === undefined ? [] : [formats.date(invoice.issueDate)])].join(
      ', ',
    ),
  );
  const period: readonly [string, string] =
    document.deliveryDate === undefined
      ? [labels.period, formats.dateRange(document.periodStart, document.periodEnd)]
      : [labels.delivered, formats.date(document.deliveryDate)];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [
      isCredit(document) ? labels.creditNote : labels.number,
      document.number ?? number ?? labels.assignedLater,
    ],
    [labels.date, formats.date(document.issueDate)],
    [labels.corrects, preceding.length === 0 ? undefined : preceding.join('; ')],
    period,
    [references.order === undefined ? labels.order : labels.reference, document.buyerReference],
    [labels.order, references.order],
    [labels.contract, references.contract],
    [labels.project, references.project],
    // Nobody pays a credit note.
    [labels.due, isCredit(document) ? undefined : formats.date(document.dueDate)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function printLines(print: Print): readonly PrintedLine[] {
  const { lines } = print.document;
  const subtotals = printSubtotals(print.document, print);
  return lines.map((line, index) => {
    const isFirst = line.group !== undefined && line.group !== lines[index - 1]?.group;
    const subtotal = subtotals.get(index);
    return {
      ...printLine(print, line, { position: index + 1, heading: isFirst ? line.group : undefined }),
      ...(subtotal === undefined ? {} : { subtotal }),
    };
  });
}

function printLine(
  print: Print,
  line: InvoiceLine,
  { position, heading }: { readonly position: number; readonly heading: string | undefined },
): PrintedLine {
  const { formats } = print;
  const { below, figures } = printFigures(line, print);
  const adjustments = [
    ...(line.allowances ?? []).map((row) => describeAdjustment(formats, row, -1)),
    ...(line.charges ?? []).map((row) => describeAdjustment(formats, row, 1)),
  ];
  return {
    id: line.id,
    ...(heading === undefined ? {} : { heading }),
    position: String(position),
    description: line.description,
    details: [line.detail, line.note, ...below, ...adjustments].filter(
      (text) => text !== undefined && text !== '',
    ) as string[],
    ...figures,
  };
}

function describeAdjustment(formats: PrintFormats, row: Adjustment, sign: 1 | -1): string {
  const percent = row.percent === undefined ? '' : ` ${formats.percent(row.percent)}`;
  return `${row.reason}${percent}: ${formats.money({ ...row.amount, minor: sign * row.amount.minor })}`;
}

function printSums(print: Print): readonly PrintedSum[] {
  const { document, formats, labels } = print;
  const { totals, allowances, charges, taxBreakdown, accountingTax } = document;
  const isAdjusted = allowances.length + charges.length > 0;
  const sum = (label: string, amount: Money, isTotal = false): PrintedSum => ({
    label,
    value: formats.money(amount),
    isTotal,
  });
  const isPartPaid = totals.paid.minor !== 0 || totals.rounding !== undefined;
  return [
    sum(labels.sum, totals.lines),
    ...allowances.map((row) => sum(adjustmentName(print, row), { ...row.amount, minor: -row.amount.minor })),
    ...charges.map((row) => sum(adjustmentName(print, row), row.amount)),
    ...(isAdjusted ? [sum(labels.subtotal, totals.net)] : []),
    ...taxBreakdown.map((row) => sum(taxName(print, row), row.tax)),
    sum(labels.total, totals.gross, true),
    ...(totals.paid.minor === 0 ? [] : [sum(labels.paid, totals.paid)]),
    ...(totals.rounding === undefined ? [] : [sum(labels.rounding, totals.rounding)]),
    ...(isPartPaid ? [sum(labels.toPay, totals.due)] : []),
    ...(accountingTax === undefined ? [] : [sum(accountingName(print), accountingTax)]),
  ];
}

function accountingName({ document, formats, labels }: Print): string {
  const { accountingRate: known, currency } = document;
  if (known === undefined) return labels.accountingTax;
  const rate = `1 ${currency} = ${formats.count(known.rate)} ${known.currency}`;
  return `${labels.accountingTax} (${rate}, ${formats.date(known.date)})`;
}

function adjustmentName({ formats, labels }: Print, { reason, percent }: DocumentAdjustment): string {
  const name = reason === '' ? labels.discount : reason;
  return percent === undefined ? name : `${name} ${formats.percent(percent)}`;
}

function taxName({ document, formats, labels }: Print, row: TaxBreakdown): string {
  const name =
    row.taxCategory === 'S'
      ? `${labels.vat} ${formats.percent(row.taxRate)}`
      : labels.untaxed[row.taxCategory];
  return document.taxBreakdown.length > 1 ? labels.vatOn(name, formats.money(row.base)) : name;
}

function closingTexts(document: InvoiceDocument): readonly string[] {
  const reasons = document.taxBreakdown.map(({ exemptionReason }) => exemptionReason ?? '');
  const terms = isCredit(document) ? '' : describePayment(document);
  return [...new Set(reasons), terms, document.note ?? ''].filter((text) => text !== '');
}

function isCredit({ documentType }: InvoiceDocument): boolean {
  return documentType === '381';
}

function printCode({ document, labels }: Print): Pick<PrintedInvoice, 'paymentCode'> {
  const payload = epcPayloadOf(document);
  return payload === undefined ? {} : { paymentCode: { payload, caption: labels.scanToPay } };
}

function footerColumns({ document: { seller }, labels }: Print): readonly (readonly string[])[] {
  const { contact = {}, registration } = seller;
  const said = (label: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [label === '' ? value : `${label} ${value}`];
  return [
    [
      seller.name,
      ...said(labels.vatId, seller.vatId),
      ...said(labels.taxNumber, seller.taxNumber),
      ...said(labels.register, registration?.id),
      ...said('', seller.legalInfo),
    ],
    [
      ...said('', seller.accountName),
      ...said('IBAN', seller.iban && groupIban(seller.iban)),
      ...said('BIC', seller.bic),
    ],
    [...said('', contact.name), ...said('', contact.phone), ...said('', contact.email ?? seller.email)],
  ];
}
