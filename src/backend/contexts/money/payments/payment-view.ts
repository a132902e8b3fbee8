/** Transactions of the ledger as the API shows them. */
import { allocatedBy, unallocatedBy } from '../../../../domain/payments/ledger.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { toTransaction } from '../model/to-ledger.ts';
import {
  type AllocationRow,
  findNames,
  findReversals,
  listAllocations,
  type PaymentRow,
} from './payments.repository.ts';
import type { Payment } from './payments.schema.ts';

type NumberedAllocation = AllocationRow & { readonly number: string | null };

/** In the order of the rows. */
export async function showPayments(reads: Reads, rows: readonly PaymentRow[]): Promise<Payment[]> {
  const ids = rows.map(({ id }) => id);
  const allocations = Map.groupBy(await listAllocations(reads, ids), (row) => row.payment_id);
  const reversals = await findReversals(reads, ids);
  const names = await findNames(reads, {
    clientIds: rows.map((row) => row.client_id),
    userIds: rows.map((row) => row.recorded_by),
  });
  return rows.map((row) => {
    const reversal = reversals.get(row.id);
    return toPayment(row, { allocations: allocations.get(row.id) ?? [], reversal, names });
  });
}

export async function showPayment(reads: Reads, row: PaymentRow): Promise<Payment> {
  const [shown] = await showPayments(reads, [row]);
  if (!shown) throw new Error('A row was not shown.');
  return shown;
}

function toPayment(
  row: PaymentRow,
  facts: {
    readonly allocations: readonly NumberedAllocation[];
    readonly reversal: PaymentRow | undefined;
    readonly names: ReadonlyMap<string, string>;
  },
): Payment {
  const { allocations, reversal, names } = facts;
  const transaction = toTransaction(row, allocations);
  return {
    id: row.id,
    // A transaction is never changed; that another took it back is all that can happen to it.
    version: reversal ? 2 : 1,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(reversal?.created_at ?? row.created_at),
    kind: row.kind,
    clientId: row.client_id,
    clientName: names.get(row.client_id) ?? '',
    valueDate: row.value_date,
    amount: { minor: row.amount_minor, currency: row.currency },
    account: row.account,
    reference: row.reference,
    note: row.note,
    allocations: [...Map.groupBy(allocations, (each) => each.invoice_id)].map(([, parts]) =>
      toParts(parts, row.currency),
    ),
    unallocated: { minor: unallocatedBy(transaction), currency: row.currency },
    reversesId: row.reverses_id,
    reversedById: reversal?.id ?? null,
    recordedBy: names.get(row.recorded_by) ?? '',
  };
}

/** What a transaction does to one invoice. */
function toParts(parts: readonly NumberedAllocation[], currency: string): Payment['allocations'][number] {
  const [first] = parts;
  const allocations = parts.map(({ invoice_id: invoiceId, kind, minor }) => ({ invoiceId, kind, minor }));
  const sum = (kind: AllocationRow['kind']) => ({ minor: allocatedBy({ allocations }, kind), currency });
  return {
    invoiceId: first?.invoice_id ?? '',
    invoiceNumber: first?.number ?? '',
    paid: sum('paid'),
    discounted: sum('discounted'),
    writtenOff: sum('written_off'),
  };
}
