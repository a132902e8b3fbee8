/** The ledger of payments: what each transaction does to invoices, and the credit that it leaves to the client. */

export const paymentKinds = ['payment', 'refund', 'write_off', 'transfer'] as const;

/** `transfer` moves a client's credit to an invoice; no money comes or goes. */
export type PaymentKind = (typeof paymentKinds)[number];

/** Which sum of the invoice it changes. */
export type AllocationKind = 'paid' | 'discounted' | 'written_off';

/** What a transaction does to one invoice: minor units, negative where it is taken from the invoice. */
export interface Allocation {
  readonly invoiceId: string;
  readonly kind: AllocationKind;
  readonly minor: number;
}

export interface LedgerTransaction {
  readonly id: string;
  readonly kind: PaymentKind;
  /** Local ISO date from which it counts. */
  readonly valueDate: string;
  readonly currency: string;
  /** Minor units; negative in a reversal. */
  readonly amount: number;
  readonly allocations: readonly Allocation[];
}

/** Money that came in, negative where it went out. */
export function receivedBy({ kind, amount }: Pick<LedgerTransaction, 'kind' | 'amount'>): number {
  if (kind === 'payment') return amount;
  return kind === 'refund' ? -amount : 0;
}

export function allocatedBy(
  { allocations }: Pick<LedgerTransaction, 'allocations'>,
  kind: AllocationKind,
): number {
  return allocations.reduce((sum, each) => (each.kind === kind ? sum + each.minor : sum), 0);
}

/** What it leaves to the client's credit, negative where it uses some of it. */
export function unallocatedBy(
  transaction: Pick<LedgerTransaction, 'kind' | 'amount' | 'allocations'>,
): number {
  return receivedBy(transaction) - allocatedBy(transaction, 'paid');
}

/**
 * A transaction with no more of a cash discount or a write-off than its invoices still have, for what a credit note
 * reversed of them. `left` has the sums of those invoices as they are.
 */
export function limitLetOff<Transaction extends LedgerTransaction>(
  transaction: Transaction,
  left: ReadonlyMap<string, { readonly discounted: number; readonly writtenOff: number }>,
): Transaction {
  const allocations = transaction.allocations.map((each) => {
    if (each.kind === 'paid') return each;
    const sums = left.get(each.invoiceId);
    const kept = (each.kind === 'discounted' ? sums?.discounted : sums?.writtenOff) ?? 0;
    return { ...each, minor: Math.min(each.minor, kept) };
  });
  if (transaction.kind !== 'write_off') return { ...transaction, allocations };
  return { ...transaction, amount: allocatedBy({ allocations }, 'written_off'), allocations };
}

/** The opposite of a transaction, which takes it back whole. */
export function reversalOf<Transaction extends LedgerTransaction>(transaction: Transaction): Transaction {
  const allocations = transaction.allocations.map((each) => ({ ...each, minor: -each.minor }));
  return { ...transaction, amount: -transaction.amount, allocations };
}

/** Where a client's credit lies: money that no invoice has, and invoices that are overpaid. */
export interface CreditSources {
  readonly unallocated: number;
  /** The oldest first. */
  readonly overpaid: readonly { readonly invoiceId: string; readonly minor: number }[];
}

export function creditIn({ unallocated, overpaid }: CreditSources): number {
  return overpaid.reduce((sum, { minor }) => sum + minor, unallocated);
}

/**
 * Takes `minor` out of the credit: what no invoice has first, then overpaid invoices in order. Answers what is taken
 * from invoices. Throws when there is less: the caller has compared it.
 */
export function takeCredit(minor: number, sources: CreditSources): readonly Allocation[] {
  let left = minor - Math.min(minor, Math.max(0, sources.unallocated));
  const taken: Allocation[] = [];
  for (const { invoiceId, minor: overpaid } of sources.overpaid) {
    const part = Math.min(left, overpaid);
    if (part > 0) taken.push({ invoiceId, kind: 'paid', minor: -part });
    left -= part;
  }
  if (left > 0) throw new RangeError('The credit is less than what is taken.');
  return taken;
}
