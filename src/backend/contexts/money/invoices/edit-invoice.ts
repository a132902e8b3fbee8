/** Changes to a draft, and its deletion, which gives its time free again. */
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { readRounding, writeRounding } from '../model/stored-rounding.ts';
import { deleteLines, listLines, releaseEntries } from './invoice-lines.repository.ts';
import { loadSurroundings, showInvoice } from './invoice-loading.ts';
import { readDetails, requireTaxCategory, toLine } from './invoice-record.ts';
import { readItems, requirePeriod, resolveLineTerms, toDiscountColumn } from './invoice-terms.ts';
import { changedMeanwhile } from './invoices.errors.ts';
import { invoiceEvents } from './invoices.events.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import { deleteInvoice, type InvoiceHead } from './invoices.repository.ts';
import type { Invoice, PatchInvoice } from './invoices.schema.ts';
import { addAdjustments, changeMaking } from './lines/change-making.ts';
import { moveTax, moveTaxOf } from './lines/document-adjustments.ts';
import { changeDetails } from './lines/making.ts';
import { loadDraft, type OnInvoice, type OpenDraft, openDraft, saveDraft } from './lines/open-draft.ts';
import { rebuildLines, termsOf } from './lines/rebuild-lines.ts';

export type { OnInvoice };

export async function patchInvoice(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnInvoice & { readonly input: PatchInvoice },
): Promise<Invoice> {
  const opened = await openDraft(ports, work, await loadDraft(work, on, 'edit'));
  const columns = { ...opened.next, ...toColumns(opened.next, input) };
  const made = { ...columns, details: changeMaking(columns, input) };
  const { draft, next } = withMovedTax(opened, made);
  if (reachesLines(input)) {
    const items = input.items && readItems(input.items, next.currency);
    await rebuildLines(work, next, items);
  }
  return await saveDraft(work, { ...draft, next: await adjust(work, next, input) });
}

/** Allowances and charges are taxed as the lines are: where their tax changes, so does that of what went with it. */
function withMovedTax(opened: OpenDraft, next: InvoiceHead): { draft: OpenDraft; next: InvoiceHead } {
  const [from, to] = [termsOf(opened.next), termsOf(next)];
  if (from.taxCategory === to.taxCategory && from.taxRate === to.taxRate) return { draft: opened, next };
  const details = changeDetails(next, moveTax(readDetails(next), from, to));
  const lines = opened.lines.map((line) => moveTaxOf(line, from, to));
  return { draft: { ...opened, lines }, next: { ...next, details } };
}

/** What lines are made of: time and its rounding, items, their tax. */
function reachesLines({ items, rounding, taxCategory, taxRate, grouping }: PatchInvoice): boolean {
  return [items, rounding, taxCategory, taxRate, grouping].some((field) => field !== undefined);
}

/** Allowances and charges on the document are of the lines as they are now. */
async function adjust({ writes }: Work, row: InvoiceHead, input: PatchInvoice): Promise<InvoiceHead> {
  if (input.allowances === undefined && input.charges === undefined) return row;
  const lines = (await listLines(writes, row)).map((line) => toLine(line, row.currency));
  return { ...row, details: addAdjustments(row, lines, input) };
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

export async function removeInvoice(ports: InvoicePorts, work: Work, on: OnInvoice): Promise<void> {
  const { reads, writes, now, log } = work;
  const row = await loadDraft(work, on, 'delete');
  const before = showInvoice(row, await loadSurroundings(ports, reads, { invoice: row, nowMs: now }));
  await deleteLines(writes, row);
  await releaseEntries(writes, row);
  if (!(await deleteInvoice(writes, row))) {
    throw changedMeanwhile();
  }
  await log({ type: invoiceEvents.deleted, id: row.id, version: row.version + 1, before });
}
