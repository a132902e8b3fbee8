/** A new draft with the lines and terms of an invoice: all of them to correct it, those beside time to bill the like again. */
import { v7 as newId } from 'uuid';
import type { DraftDetails } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import { describePaymentTerms } from '../../../../../domain/payment-terms.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { readLineDetails } from '../billable/line-details.ts';
import { blankHead, totalsOf } from '../create-invoice.ts';
import type { OnInvoice } from '../edit-invoice.ts';
import {
  claimEntries,
  type InvoiceLineEntryRow,
  type InvoiceLineRow,
  insertLines,
  listLineEntries,
  listLines,
} from '../invoice-lines.repository.ts';
import { showInvoice } from '../invoice-loading.ts';
import { type DraftSurroundings, datesOf, readDetails, toLine } from '../invoice-record.ts';
import { invoiceEvents } from '../invoices.events.ts';
import { type InvoiceHead, type InvoiceRow, insertInvoice } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { followLines } from '../lines/document-adjustments.ts';
import { changeDetails } from '../lines/making.ts';

export interface CopyOf {
  readonly on: OnInvoice;
  readonly original: InvoiceRow;
  readonly surroundings: DraftSurroundings;
  /** Of the new draft. */
  readonly id: string;
  /** Its time is billed again, in the period of the original; else what is beside it, as of today. */
  readonly isCorrection: boolean;
}

export async function copyDraft(work: Work, copy: CopyOf): Promise<Invoice> {
  const { surroundings } = copy;
  const rows = await copyLines(work, copy);
  const made = toHead(work, copy);
  const blank = { ...made, details: await followCopied(work, copy, { head: made, rows }) };
  const head = { ...blank, ...totalsOf(blank, rows, surroundings) };
  await insertInvoice(work.writes, { ...head, document: null });
  await claimEntries(work.writes, head, [...new Set(rows.entries.map((row) => row.entry_id))]);
  await insertLines(work.writes, rows);
  const record = showInvoice(head, surroundings);
  await work.log({ type: invoiceEvents.created, id: head.id, version: head.version, after: record });
  return record;
}

/** A percentage is of the lines that are copied. */
async function followCopied(
  { reads }: Work,
  { original }: CopyOf,
  {
    head,
    rows,
  }: { readonly head: InvoiceHead; readonly rows: { readonly lines: readonly InvoiceLineRow[] } },
): Promise<string | null> {
  const { currency } = head;
  const before = (await listLines(reads, original)).map((row) => toLine(row, currency));
  const after = rows.lines.map((row) => toLine(row, currency));
  return changeDetails(head, followLines(readDetails(head), { before, after, currency }));
}

function toHead(work: Work, { on, original, surroundings, id, isCorrection }: CopyOf): InvoiceHead {
  const { document: _document, ...head } = original;
  const today = surroundings.today;
  return {
    ...head,
    ...blankHead(on.caller, work.now),
    id,
    issue_date: null,
    due_date: null,
    payment_terms: ownTerms(original, today),
    buyer_reference: original.buyer_reference ?? surroundings.buyer.buyer_reference,
    ...(isCorrection
      ? { rounding_minor: original.rounding_minor }
      : { period_start: today, period_end: today }),
    details: changeDetails(original, detailsOf(original, isCorrection)),
  };
}

/** The sentence that the due date makes is made again. */
function ownTerms(original: InvoiceHead, today: string): string | null {
  const { issueDate, dueDate } = datesOf(original, today);
  const usual = describePaymentTerms(issueDate, dueDate, original.language);
  return original.payment_terms === usual ? null : original.payment_terms;
}

/** What was of the day of the original is left out. */
function detailsOf(original: InvoiceHead, isCorrection: boolean): Parameters<typeof changeDetails>[1] {
  const { corrects: _corrects, ...making } = readDetails(original).making ?? {};
  const next: DraftDetails['making'] = isCorrection ? { ...making, corrects: original.id } : making;
  return {
    making: Object.keys(next).length === 0 ? null : next,
    accountingTax: null,
    accountingRate: null,
    annex: null,
    remittance: null,
    ...(isCorrection ? {} : { deliveryDate: null, precedingInvoices: null, rounding: null }),
  };
}

async function copyLines(
  { reads }: Work,
  { original, id, isCorrection }: CopyOf,
): Promise<{ lines: InvoiceLineRow[]; entries: InvoiceLineEntryRow[] }> {
  const entries = await listLineEntries(reads, original);
  const isTimed = new Set(entries.map(({ line_id: lineId }) => lineId));
  const lines = (await listLines(reads, original)).filter((row) => isCorrection || !isTimed.has(row.id));
  const ids = new Map(lines.map((row) => [row.id, newId()]));
  return {
    lines: lines.map((row, index) => ({
      ...row,
      id: ids.get(row.id) ?? row.id,
      invoice_id: id,
      position: index + 1,
      credits_line_id: null,
      details: isCorrection ? row.details : withoutPeriod(row),
    })),
    entries: entries.flatMap((row) => {
      const lineId = ids.get(row.line_id);
      return lineId === undefined ? [] : [{ ...row, line_id: lineId, invoice_id: id }];
    }),
  };
}

function withoutPeriod(row: InvoiceLineRow): string {
  const { period: _period, ...details } = readLineDetails(row);
  return JSON.stringify(details);
}
