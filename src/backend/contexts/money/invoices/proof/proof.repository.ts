/** SQL of what is proven and of its evidence, in slices: documents of ten years do not fit into memory at once. */
import { contentOf } from '../../../../platform/events/contents.ts';
import type { Reader } from '../../../../schema.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoiceRow } from '../invoices.repository.ts';

const documentsAtOnce = 200;
/** Far below the number that any of the databases takes. */
const mostParameters = 500;

export type IssuedInvoiceRow = InvoiceRow & { readonly document: string };

/** By id, a slice at a time. */
export async function* listDocuments(
  db: Reader,
  organizationId: string,
): AsyncGenerator<readonly IssuedInvoiceRow[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('invoices')
      .selectAll()
      .where('organization_id', '=', organizationId)
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
  db: Reader,
  organizationId: string,
  { invoiceIds, lineIds }: WantedLines,
): Promise<readonly InvoiceLineRow[]> {
  const own = await db
    .selectFrom('invoice_lines')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('invoice_id', 'in', invoiceIds)
    .orderBy('position')
    .execute();
  const found = new Set(own.map(({ id }) => id));
  const missing = lineIds.filter((id) => !found.has(id)).slice(0, mostParameters);
  if (missing.length === 0) return own;
  const moved = await db
    .selectFrom('invoice_lines')
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
  db: Reader,
  organizationId: string,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('invoice_line_entries')
    .select(({ fn }) => ['line_id', fn.sum<number | string>('seconds').as('seconds')])
    .where('organization_id', '=', organizationId)
    .where('invoice_id', 'in', invoiceIds)
    .groupBy('line_id')
    .execute();
  return new Map(rows.map(({ line_id: id, seconds }) => [id, Number(seconds)]));
}

/** What the log says of the invoices when their rows were written last, by version. */
export async function listLastWrites(db: Reader, organizationId: string, invoiceIds: readonly string[]) {
  return await db
    .selectFrom('events')
    .innerJoin('invoices', (join) =>
      join
        .onRef('invoices.organization_id', '=', 'events.organization_id')
        .onRef('invoices.id', '=', 'events.id')
        .onRef('invoices.version', '=', 'events.version'),
    )
    .select('events.id')
    .select(contentOf('after').as('after'))
    .where('events.organization_id', '=', organizationId)
    .where('events.id', 'in', invoiceIds)
    .where('events.type', 'in', Object.values(invoiceEvents))
    .execute();
}

export async function listLedgerRows(db: Reader, organizationId: string) {
  return await db
    .selectFrom('payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
}
export type LedgerRow = Awaited<ReturnType<typeof listLedgerRows>>[number];

/** Their owner is proven, so it does not narrow them: those of this practice's payments or of its invoices. */
export async function listAllocationRows(db: Reader, organizationId: string) {
  const payments = db.selectFrom('payments').select('id').where('organization_id', '=', organizationId);
  const invoices = db.selectFrom('invoices').select('id').where('organization_id', '=', organizationId);
  return await db
    .selectFrom('payment_allocations')
    .selectAll()
    .where(({ or, eb }) => or([eb('payment_id', 'in', payments), eb('invoice_id', 'in', invoices)]))
    .orderBy('payment_id')
    .execute();
}
export type AllocationRow = Awaited<ReturnType<typeof listAllocationRows>>[number];

/** What was recorded, by the log. Transactions that a restore brought back are not in it. */
export async function listRecordedPayments(db: Reader, organizationId: string) {
  return await db
    .selectFrom('events')
    .select('id')
    .select(contentOf('after').as('after'))
    .where('organization_id', '=', organizationId)
    .where('type', '=', 'payment.recorded')
    .orderBy('seq')
    .execute();
}
