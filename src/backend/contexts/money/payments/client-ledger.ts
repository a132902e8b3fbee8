/** The account of one client as the domain reads it. */
import {
  invoicesOn,
  type Ledger,
  type LedgerDocument,
  unallocatedOn,
} from '../../../../domain/payments/ageing.ts';
import type { Allocation, CreditSources, LedgerTransaction } from '../../../../domain/payments/ledger.ts';
import type { Reader } from '../../../schema.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import {
  type AllocationRow,
  type DocumentRow,
  listClientAllocations,
  listClientDocuments,
  listClientPayments,
  type PaymentRow,
} from './payments.repository.ts';

export interface ClientLedger extends Ledger {
  readonly numbers: ReadonlyMap<string, string>;
  readonly payments: ReadonlyMap<string, PaymentRow>;
}

export async function loadClientLedger(
  db: Reader,
  organizationId: string,
  clientId: string,
): Promise<ClientLedger> {
  const documents = await listClientDocuments(db, organizationId, clientId);
  const payments = await listClientPayments(db, organizationId, clientId);
  const allocations = await listClientAllocations(db, organizationId, clientId);
  const byPayment = Map.groupBy(allocations, (row) => row.payment_id);
  const paid = new Map<string, number>();
  for (const { kind, invoice_id: id, minor } of allocations) {
    if (kind === 'paid') paid.set(id, (paid.get(id) ?? 0) + minor);
  }
  return {
    documents: documents.map((row) => toLedgerDocument(row, paid.get(row.id) ?? 0)),
    transactions: payments.map((row) => toTransaction(row, byPayment.get(row.id) ?? [])),
    numbers: new Map(documents.map(({ id, number }) => [id, number ?? ''])),
    payments: new Map(payments.map((row) => [row.id, row])),
  };
}

/** What is paid and not by the ledger was paid before the invoice was issued. */
function toLedgerDocument(row: DocumentRow, allocated: number): LedgerDocument {
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

export function toTransaction(row: PaymentRow, allocations: readonly AllocationRow[]): LedgerTransaction {
  return {
    id: row.id,
    kind: row.kind,
    valueDate: row.value_date,
    currency: row.currency,
    amount: row.amount_minor,
    allocations: allocations.map(toAllocation),
  };
}

export function toAllocation({ invoice_id: invoiceId, kind, minor }: AllocationRow): Allocation {
  return { invoiceId, kind, minor };
}

/** Later than every value date: a ledger takes none that has not come yet. */
const endOfTime = '9999-12-31';

export function creditSourcesOf(ledger: Ledger, currency: string): CreditSources {
  return {
    unallocated: unallocatedOn(ledger, endOfTime).get(currency) ?? 0,
    overpaid: invoicesOn(ledger, endOfTime)
      .filter(({ document, overpaid }) => document.currency === currency && overpaid > 0)
      .map(({ document, overpaid }) => ({ invoiceId: document.id, minor: overpaid })),
  };
}

/** Currencies in which the client has credit. */
export function creditCurrenciesOf(ledger: Ledger): readonly string[] {
  const all = new Set([...ledger.documents, ...ledger.transactions].map(({ currency }) => currency));
  return [...all].filter((currency) => {
    const { unallocated, overpaid } = creditSourcesOf(ledger, currency);
    return unallocated > 0 || overpaid.length > 0;
  });
}
