/** Rows of issued documents and of payments as the ledger of the domain: of one client, or of a practice. */
import type { DocumentType } from '../../../../domain/invoice-document.ts';
import type { Ledger, LedgerDocument } from '../../../../domain/payments/ageing.ts';
import type { Allocation, LedgerTransaction } from '../../../../domain/payments/ledger.ts';
import { type AmountColumns, amountsOf } from './invoice-amounts.ts';

export interface LedgerDocumentRow extends AmountColumns {
  readonly id: string;
  readonly document_type: DocumentType;
  readonly currency: string;
  readonly issue_date: string | null;
  readonly due_date: string | null;
  readonly preceding_id: string | null;
}

export interface LedgerPaymentRow {
  readonly id: string;
  readonly kind: LedgerTransaction['kind'];
  readonly value_date: string;
  readonly currency: string;
  readonly amount_minor: number;
}

export interface LedgerAllocationRow {
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly kind: Allocation['kind'];
  readonly minor: number;
}

export function toLedger(rows: {
  readonly documents: readonly LedgerDocumentRow[];
  readonly payments: readonly LedgerPaymentRow[];
  readonly allocations: readonly LedgerAllocationRow[];
}): Ledger {
  const byPayment = Map.groupBy(rows.allocations, (row) => row.payment_id);
  const paid = new Map<string, number>();
  for (const { kind, invoice_id: id, minor } of rows.allocations) {
    if (kind === 'paid') paid.set(id, (paid.get(id) ?? 0) + minor);
  }
  return {
    documents: rows.documents.map((row) => toLedgerDocument(row, paid.get(row.id) ?? 0)),
    transactions: rows.payments.map((row) => toTransaction(row, byPayment.get(row.id) ?? [])),
  };
}

/** What is paid and not by the ledger was paid before the invoice was issued. */
function toLedgerDocument(row: LedgerDocumentRow, allocated: number): LedgerDocument {
  const { gross, paid } = amountsOf(row);
  return {
    id: row.id,
    documentType: row.document_type,
    currency: row.currency,
    issueDate: row.issue_date ?? '',
    dueDate: row.due_date ?? '',
    gross,
    prepaid: row.document_type === '380' ? paid - allocated : 0,
    precedingId: row.preceding_id,
  };
}

export function toTransaction(
  row: LedgerPaymentRow,
  allocations: readonly LedgerAllocationRow[],
): LedgerTransaction {
  return {
    id: row.id,
    kind: row.kind,
    valueDate: row.value_date,
    currency: row.currency,
    amount: row.amount_minor,
    allocations: allocations.map(toAllocation),
  };
}

function toAllocation({ invoice_id: invoiceId, kind, minor }: LedgerAllocationRow): Allocation {
  return { invoiceId, kind, minor };
}
