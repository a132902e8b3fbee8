/** SQL of what is proven and of its evidence, in slices: documents of ten years do not fit into memory at once. */

import { contentOf } from '../../../../platform/events/contents.ts';
import { eventsOf, eventsSince } from '../../../../platform/events/event-log.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoiceRow } from '../invoices.repository.ts';

const documentsAtOnce = 200;
/** Far below the number that any of the databases takes. */
const mostParameters = 500;

export type IssuedInvoiceRow = InvoiceRow & { readonly document: string };

/** By id, a slice at a time. */
export async function* listDocuments(reads: Reads): AsyncGenerator<readonly IssuedInvoiceRow[]> {
  for (let after = ''; ; ) {
    const rows = await reads
      .invariant('invoices')
      .selectAll()
      .where('document', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(documentsAtOnce)
      .execute();
    yield rows as readonly IssuedInvoiceRow[];
    const last = rows.at(-1);
    if (last === undefined || rows.length < documentsAtOnce) return;
    after = last.id;
  }
}

export interface WantedLines {
  readonly invoiceIds: readonly string[];
  readonly lineIds: readonly string[];
}

/** Of the invoices, and what is missing there of their documents: it is the practice's by its owner or by its invoice. */
export async function listIssuedLines(
  reads: Reads,
  { invoiceIds, lineIds }: WantedLines,
): Promise<readonly InvoiceLineRow[]> {
  const own = await reads
    .invariant('invoice_lines')
    .selectAll()
    .where('invoice_id', 'in', invoiceIds)
    .orderBy('position')
    .execute();
  const found = new Set(own.map(({ id }) => id));
  const missing = lineIds.filter((id) => !found.has(id)).slice(0, mostParameters);
  if (missing.length === 0) return own;
  const { organizationId } = reads.actor;
  const moved = await reads
    .ofAnyone('invoice_lines', 'restore')
    .selectAll()
    .where('id', 'in', missing)
    .where(({ or, eb }) =>
      or([eb('organization_id', '=', organizationId), eb('invoice_id', 'in', invoiceIds)]),
    )
    .execute();
  return [...own, ...moved];
}

/** Seconds of the entries behind each line. */
export async function sumLineEntries(
  reads: Reads,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reads
    .invariant('invoice_line_entries')
    .select(({ fn }) => ['line_id', fn.sum<number | string>('seconds').as('seconds')])
    .where('invoice_id', 'in', invoiceIds)
    .groupBy('line_id')
    .execute();
  return new Map(rows.map(({ line_id: id, seconds }) => [id, Number(seconds)]));
}

/** What the log says of the invoices when their rows were written last, by version. */
export async function listLastWrites(reads: Reads, invoiceIds: readonly string[]) {
  return await eventsOf(reads, invoiceIds)
    .innerJoin('invoices', (join) =>
      reads
        .joinInvariant('invoices', ['id', 'events.id'])(join)
        .onRef('invoices.version', '=', 'events.version'),
    )
    .select('events.id')
    .select(contentOf('after').as('after'))
    .where('events.type', 'in', Object.values(invoiceEvents))
    .execute();
}

const transactions = (reads: Reads) => reads.whole('payments', 'restore');

export async function listLedgerRows(reads: Reads) {
  return await transactions(reads).selectAll().orderBy('id').execute();
}
export type LedgerRow = Awaited<ReturnType<typeof listLedgerRows>>[number];

/** Their owner is proven, so it does not narrow them: those of this practice's payments or of its invoices. */
export async function listAllocationRows(reads: Reads) {
  const payments = transactions(reads).select('id');
  const invoices = reads.invariant('invoices').select('id');
  return await reads
    .ofAnyone('payment_allocations', 'restore')
    .selectAll()
    .where(({ or, eb }) => or([eb('payment_id', 'in', payments), eb('invoice_id', 'in', invoices)]))
    .orderBy('payment_id')
    .execute();
}
export type AllocationRow = Awaited<ReturnType<typeof listAllocationRows>>[number];

/** What was recorded, by the log. Transactions that a restore brought back are not in it. */
export async function listRecordedPayments(reads: Reads) {
  return await eventsSince(reads, 0)
    .select('id')
    .select(contentOf('after').as('after'))
    .where('type', '=', 'payment.recorded')
    .orderBy('seq')
    .execute();
}
