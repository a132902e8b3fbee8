/** The moment a document becomes final: its number drawn, its JSON frozen and chained to the one before. */
import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../../../domain/canonical-json.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { type NumberSeries, nextSequence } from '../../../../domain/invoice-numbering.ts';
import { formatNumber, seriesOfPattern } from '../../../../domain/invoicing/number-pattern.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Trx } from '../../../schema.ts';
import { changedMeanwhile, refusedNumber, takenNumber } from './invoices.errors.ts';
import { type InvoiceHead, updateInvoice } from './invoices.repository.ts';
import { type CounterRow, drawSequence, isNumberTaken, recordIssue } from './number-series.repository.ts';

export interface DrawnNumber {
  readonly series: NumberSeries;
  readonly counter: CounterRow;
  readonly number: string;
}

/** Draws the next number of the series; nobody else can until this transaction ends. */
export async function drawNumber(
  trx: Trx,
  draw: {
    readonly organizationId: string;
    /** domain/invoicing/number-pattern. */
    readonly pattern: string;
    readonly issueDate: string;
    readonly today: string;
  },
): Promise<DrawnNumber> {
  const { organizationId, pattern, issueDate } = draw;
  const series = seriesOfPattern(pattern, issueDate);
  const counter = await drawSequence(trx, { ...series, organizationId });
  const before = {
    lastSequence: counter.last_sequence - 1,
    lastIssueDate: counter.last_issue_date ?? undefined,
  };
  const sequence = nextSequence(before, draw);
  if (!sequence.ok) {
    throw refusedNumber(sequence.error, counter.last_issue_date);
  }
  const number = formatNumber(pattern, issueDate, sequence.value);
  if (await isNumberTaken(trx, { organizationId, number })) throw takenNumber(number);
  return { series, counter, number };
}

/** Writes the document as it is for ever. `document` carries the drawn number and the state that it is issued in. */
export async function freezeInvoice(
  { trx, now }: Work,
  row: InvoiceHead,
  issue: { readonly document: InvoiceDocument; readonly drawn: DrawnNumber; readonly userId: string },
): Promise<InvoiceHead> {
  const { document, drawn, userId } = issue;
  const frozen = freezeDocument(document);
  const chainHash = linkTo(drawn.counter.last_hash, frozen.hash);
  const changed = await updateInvoice(trx, row, {
    state: 'issued',
    issue_date: document.issueDate,
    due_date: document.dueDate,
    payment_terms: document.paymentTerms,
    series_prefix: drawn.series.prefix,
    series_year: drawn.series.year,
    sequence: drawn.counter.last_sequence,
    number: drawn.number,
    net_minor: document.totals.net.minor,
    tax_minor: document.totals.tax.minor,
    gross_minor: document.totals.gross.minor,
    rounding_minor: document.totals.rounding?.minor ?? 0,
    issued_at: now,
    issued_by: userId,
    document: frozen.text,
    document_hash: frozen.hash,
    chain_hash: chainHash,
    updated_at: now,
  });
  if (!changed) {
    throw changedMeanwhile();
  }
  // Of a series in the order of its dates, that of this document.
  const { last_issue_date: last } = drawn.counter;
  const date = last !== null && last > document.issueDate ? last : document.issueDate;
  await recordIssue(trx, drawn.counter, { date, hash: chainHash });
  return changed;
}

/** True while a stored document is the one that was issued. */
export function isUnchanged(row: {
  readonly document: string | null;
  readonly document_hash: string | null;
}): boolean {
  return row.document !== null && sha256(row.document) === row.document_hash;
}

function freezeDocument(document: InvoiceDocument): { readonly text: string; readonly hash: string } {
  const value: JsonValue = JSON.parse(JSON.stringify(document));
  const text = canonicalJson(value);
  return { text, hash: sha256(text) };
}

/** The link of a document to the one before in its series, which stands for all before it. */
export function linkTo(before: string | null, documentHash: string): string {
  return sha256(`${before ?? ''}${documentHash}`);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
