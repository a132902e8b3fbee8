/** The account of one client as the domain reads it. */
import { invoicesOn, type Ledger, unallocatedOn } from '../../../../domain/payments/ageing.ts';
import type { CreditSources } from '../../../../domain/payments/ledger.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { toLedger } from '../model/to-ledger.ts';
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

/** As it is shown. */
export async function loadClientLedger(reads: Reads, clientId: string): Promise<ClientLedger> {
  const documents = await listClientDocuments(reads.from('invoices'), clientId);
  const payments = await listClientPayments(reads.from('payments'), clientId);
  const allocations = await listClientAllocations(reads, reads.from('payment_allocations'), clientId);
  return joinLedger({ documents, payments, allocations });
}

/** As money is taken from it. */
export async function loadWholeLedger(reads: Reads, clientId: string): Promise<ClientLedger> {
  const documents = await listClientDocuments(reads.whole('invoices', 'ledger'), clientId);
  const payments = await listClientPayments(reads.invariant('payments'), clientId);
  const all = reads.invariant('payment_allocations');
  return joinLedger({ documents, payments, allocations: await listClientAllocations(reads, all, clientId) });
}

interface LedgerRows {
  readonly documents: readonly DocumentRow[];
  readonly payments: readonly PaymentRow[];
  readonly allocations: readonly AllocationRow[];
}

function joinLedger({ documents, payments, allocations }: LedgerRows): ClientLedger {
  return {
    ...toLedger({ documents, payments, allocations }),
    numbers: new Map(documents.map(({ id, number }) => [id, number ?? ''])),
    payments: new Map(payments.map((row) => [row.id, row])),
  };
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
