/** Columns of an issued invoice beside the document that was frozen when it was issued. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import {
  type ColumnDifference,
  type ColumnValues,
  compareColumns,
  type ProvenRow,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import { isUnchanged } from '../freeze-invoice.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import type { IssuedInvoiceRow } from './proof.repository.ts';

/** Undefined where it cannot be read: the proof of its series names it. */
export function readFrozen(row: IssuedInvoiceRow): InvoiceDocument | undefined {
  try {
    return parseDocument(row.document);
  } catch (error) {
    if (isUnchanged(row)) throw error;
    return undefined;
  }
}

export function toProvenInvoice(row: IssuedInvoiceRow, { id, number = '' }: InvoiceDocument): ProvenRow {
  const subject = row.document_type === '381' ? `Credit note ${number}` : `Invoice ${number}`;
  return { table: 'invoices', id, subject, number };
}

/** None where the document itself was changed: it is no evidence any more, and the proof of its series names it. */
export function compareDocument(
  row: IssuedInvoiceRow,
  document: InvoiceDocument,
): readonly ColumnDifference[] {
  if (!isUnchanged(row)) return [];
  const stored = { ...row, buyer_reference: said(row.buyer_reference), note: said(row.note) };
  return compareColumns(toProvenInvoice(row, document), {
    stored,
    expected: toDocumentColumns(document),
    evidence: 'document',
  });
}

function toDocumentColumns(document: InvoiceDocument): ColumnValues {
  const { totals } = document;
  return {
    id: document.id,
    document_type: document.documentType,
    number: document.number ?? null,
    currency: document.currency,
    issue_date: document.issueDate,
    due_date: document.dueDate,
    payment_terms: document.paymentTerms,
    period_start: document.periodStart,
    period_end: document.periodEnd,
    buyer_reference: said(document.buyerReference),
    note: said(document.note),
    language: document.language,
    net_minor: totals.net.minor,
    tax_minor: totals.tax.minor,
    gross_minor: totals.gross.minor,
    rounding_minor: totals.rounding?.minor ?? 0,
  };
}

/** A blank text is not printed. */
function said(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text;
}
