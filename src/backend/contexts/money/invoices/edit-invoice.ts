/** Changes to a draft, and its deletion, which gives its time free again. */
import { decideInvoice } from '../../../../domain/invoice-states.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readRounding, writeRounding } from '../model/stored-rounding.ts';
import { listClaimed } from './billable/billable-time.repository.ts';
import { buildLineRows, itemsOf, type LineRows } from './billable/draft-lines.ts';
import { totalsOf } from './create-invoice.ts';
import { deleteLines, insertLines, listLines, releaseEntries } from './invoice-lines.repository.ts';
import { loadInvoice, loadSurroundings, showInvoice } from './invoice-loading.ts';
import { requireTaxCategory } from './invoice-record.ts';
import { readItems, requirePeriod, resolveLineTerms, toDiscountColumn } from './invoice-terms.ts';
import { changedMeanwhile, refusedAct } from './invoices.errors.ts';
import { invoiceEvents } from './invoices.events.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import { deleteInvoice, type InvoiceHead, updateInvoice } from './invoices.repository.ts';
import type { Invoice, PatchInvoice } from './invoices.schema.ts';

export interface OnInvoice {
  readonly caller: Caller;
  readonly id: string;
  readonly expected?: number | undefined;
}

async function loadDraft(work: Work, on: OnInvoice, act: 'edit' | 'delete'): Promise<InvoiceHead> {
  const { document: _frozen, ...head } = await loadInvoice(work.trx, on.caller, on.id);
  requireVersion(head, on.expected);
  const decision = decideInvoice(act, { state: head.state, documentType: head.document_type });
  if (!decision.ok) {
    throw refusedAct(act, decision.error, head);
  }
  return head;
}

export async function patchInvoice(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnInvoice & { readonly input: PatchInvoice },
): Promise<Invoice> {
  const { trx, now, log } = work;
  const row = await loadDraft(work, on, 'edit');
  const surroundings = await loadSurroundings(ports, trx, { invoice: row, nowMs: now });
  const next = { ...row, ...toColumns(row, input) };
  const rows = (await rebuildLines(work, { row, next, input })) ?? { lines: await listLines(trx, row) };
  const change = { ...next, ...totalsOf(next, rows, surroundings), updated_at: now };
  const changed = await updateInvoice(trx, row, change);
  if (!changed) {
    throw changedMeanwhile();
  }
  const [before, after] = [showInvoice(row, surroundings), showInvoice(changed, surroundings)];
  await log({ type: invoiceEvents.changed, id: row.id, version: changed.version, before, after });
  return after;
}

function toColumns(row: InvoiceHead, input: PatchInvoice): Partial<InvoiceHead> {
  if (input.period) {
    requirePeriod(input.period);
  }
  const usual = { taxCategory: requireTaxCategory(row.tax_category), taxRate: row.tax_rate };
  const terms = resolveLineTerms(input, {
    tax: usual,
    rounding: readRounding(row.rounding),
    currency: row.currency,
  });
  return changedColumns<InvoiceHead>({
    issue_date: input.issueDate,
    due_date: input.dueDate,
    payment_terms: input.paymentTerms,
    period_start: input.period?.from,
    period_end: input.period?.to,
    buyer_reference: input.buyerReference,
    note: input.note,
    language: input.language,
    discount: toDiscountColumn(input.discount, row.currency),
    rounding: writeRounding(terms),
    tax_category: terms.taxCategory,
    tax_rate: terms.taxRate,
  });
}

/** Lines are made anew where the change reaches them; the time that they bill stays claimed. */
async function rebuildLines(
  { trx }: Work,
  {
    row,
    next,
    input,
  }: { readonly row: InvoiceHead; readonly next: InvoiceHead; readonly input: PatchInvoice },
): Promise<LineRows | undefined> {
  const reaches = [input.items, input.rounding, input.taxCategory, input.taxRate].some(
    (field) => field !== undefined,
  );
  if (!reaches) {
    return undefined;
  }
  const items = input.items
    ? readItems(input.items, row.currency)
    : itemsOf(await listLines(trx, row), row.currency);
  const tax = { taxCategory: requireTaxCategory(next.tax_category), taxRate: next.tax_rate };
  const terms = resolveLineTerms({}, { tax, rounding: readRounding(next.rounding), currency: next.currency });
  const rows = buildLineRows(row, { entries: await listClaimed(trx, row), items }, terms);
  await deleteLines(trx, row);
  await insertLines(trx, rows);
  return rows;
}

export async function removeInvoice(ports: InvoicePorts, work: Work, on: OnInvoice): Promise<void> {
  const { trx, now, log } = work;
  const row = await loadDraft(work, on, 'delete');
  const before = showInvoice(row, await loadSurroundings(ports, trx, { invoice: row, nowMs: now }));
  await deleteLines(trx, row);
  await releaseEntries(trx, row);
  if (!(await deleteInvoice(trx, row))) {
    throw changedMeanwhile();
  }
  await log({ type: invoiceEvents.deleted, id: row.id, version: row.version + 1, before });
}
