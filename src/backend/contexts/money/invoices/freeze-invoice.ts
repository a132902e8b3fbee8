/** The moment a document becomes final: its number drawn, its JSON frozen and chained to the one before. */
import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../../../domain/canonical-json.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { type NumberSeries, nextSequence } from '../../../../domain/invoice-numbering.ts';
import { markedSequence, mayBeIssuedElsewhere } from '../../../../domain/invoicing/number-mark.ts';
import { formatNumber, seriesOfPattern } from '../../../../domain/invoicing/number-pattern.ts';
import type { NumberMarks } from '../../../platform/numbers/number-marks.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { changedMeanwhile, refusedNumber, takenNumber } from './invoices.errors.ts';
import { type InvoiceHead, updateInvoice } from './invoices.repository.ts';
import {
  type CounterRow,
  drawSequence,
  findCounter,
  isNumberTaken,
  recordIssue,
  skipNumbers,
} from './number-series.repository.ts';

export interface DrawnNumber {
  readonly series: NumberSeries;
  readonly counter: CounterRow;
  readonly number: string;
}

export interface NumberDraw {
  readonly organizationId: string;
  /** domain/invoicing/number-pattern. */
  readonly pattern: string;
  readonly issueDate: string;
  readonly today: string;
  /** Absent where there is no mark. */
  readonly marks: NumberMarks | undefined;
}

/**
 * Draws the next number of the series; nobody else can until this transaction ends. Behind the mark, where the database is older than
 * what was issued. The mark is on the disk before anybody hears of the number.
 */
export async function drawNumber(work: Work, draw: NumberDraw): Promise<DrawnNumber> {
  const { organizationId, pattern, issueDate, marks } = draw;
  const series = seriesOfPattern(pattern, issueDate);
  if (marks) await skipIssued(work, { ...draw, marks }, series);
  const counter = await drawSequence(work.writes, { ...series, organizationId });
  const before = {
    lastSequence: counter.last_sequence - 1,
    lastIssueDate: counter.last_issue_date ?? undefined,
  };
  const sequence = nextSequence(before, draw);
  if (!sequence.ok) {
    throw refusedNumber(sequence.error, counter.last_issue_date);
  }
  const number = formatNumber(pattern, issueDate, sequence.value);
  const isMarked = marks !== undefined && mayBeIssuedElsewhere(marks.current(), number, series);
  if (isMarked || (await isNumberTaken(work.reads, number))) throw takenNumber(number);
  if (marks) {
    work.afterCommit(marks.prepare({ ...series, lastSequence: sequence.value, lastNumber: number }));
  }
  return { series, counter, number };
}

/** Documents of a database that is gone have these numbers. */
async function skipIssued(
  { reads, writes, now }: Work,
  { organizationId, pattern, issueDate, marks }: NumberDraw & { readonly marks: NumberMarks },
  series: NumberSeries,
): Promise<void> {
  const last = markedSequence(marks.current(), series);
  const key = { ...series, organizationId };
  const first = ((await findCounter(reads, key))?.last_sequence ?? 0) + 1;
  if (last < first) return;
  await skipNumbers(writes, key, {
    first_sequence: first,
    last_sequence: last,
    first_number: formatNumber(pattern, issueDate, first),
    last_number: formatNumber(pattern, issueDate, last),
    reason: marks.replaced,
    skipped_at: now,
  });
}

/** Writes the document as it is for ever. `document` carries the drawn number and the state that it is issued in. */
export async function freezeInvoice(
  { writes, now }: Work,
  row: InvoiceHead,
  issue: { readonly document: InvoiceDocument; readonly drawn: DrawnNumber; readonly userId: string },
): Promise<InvoiceHead> {
  const { document, drawn, userId } = issue;
  const frozen = freezeDocument(document);
  const chainHash = linkTo(drawn.counter.last_hash, frozen.hash);
  const changed = await updateInvoice(writes.by('invoice:issue').update('invoices'), row, {
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
  await recordIssue(writes, drawn.counter, { date, hash: chainHash });
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
