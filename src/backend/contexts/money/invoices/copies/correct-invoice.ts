/** Corrects an issued invoice in one act: a credit note over all that is left of it, and a new draft of the same time and lines. */
import { v7 as newId } from 'uuid';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { showExisting } from '../create-invoice.ts';
import { creditLoaded } from '../credit/credit-invoice.ts';
import type { OnInvoice } from '../edit-invoice.ts';
import { loadInvoice, loadSurroundings, showInvoice } from '../invoice-loading.ts';
import { type DraftSurroundings, readDetails } from '../invoice-record.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { findInvoice, type InvoiceRow } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { requireOwn } from '../opening/enter-opening.ts';
import type { CorrectedInvoice, CorrectInvoice, DuplicateInvoice } from './copies.schema.ts';
import { copyDraft } from './copy-draft.ts';

export async function correctInvoice(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnInvoice & { readonly input: CorrectInvoice },
): Promise<Created<CorrectedInvoice>> {
  const { reads, now } = work;
  const original = await loadInvoice(reads, on.id);
  const surroundings = await loadSurroundings(ports, reads, { invoice: original, nowMs: now });
  const existing = input.id ? await findInvoice(reads, input.id) : undefined;
  if (existing) {
    return { created: false, record: await showAgain(reads, { existing, original, surroundings }) };
  }
  const { id = newId(), creditId, reason, issueDate } = input;
  const credited = await creditLoaded(ports, work, {
    on: {
      ...on,
      input: { id: creditId ?? newId(), reason, releaseEntries: true, ...(issueDate && { issueDate }) },
    },
    original,
    surroundings,
  });
  const draft = await copyDraft(work, { on, original, surroundings, id, isCorrection: true });
  return { created: true, record: { draft, credit: showInvoice(credited.credit, surroundings) } };
}

async function showAgain(
  reads: Reads,
  {
    existing,
    original,
    surroundings,
  }: {
    readonly existing: InvoiceRow;
    readonly original: InvoiceRow;
    readonly surroundings: DraftSurroundings;
  },
): Promise<CorrectedInvoice> {
  const credit = await reads
    .from('invoices')
    .selectAll()
    .where('preceding_id', '=', original.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (readDetails(existing).making?.corrects !== original.id || !credit) {
    throw new ApiError('id_taken', 'This id is taken by another invoice.', [
      { field: 'id', issue: 'is taken' },
    ]);
  }
  return { draft: showInvoice(existing, surroundings), credit: showInvoice(credit, surroundings) };
}

/** A draft with the lines beside time, as of today. No time is claimed. */
export async function duplicateInvoice(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnInvoice & { readonly input: DuplicateInvoice },
): Promise<Created<Invoice>> {
  const { reads, now } = work;
  const original = await loadInvoice(reads, on.id);
  const existing = input.id ? await findInvoice(reads, input.id) : undefined;
  if (existing) {
    const input = { clientId: original.client_id };
    return { created: false, record: await showExisting(ports, work, { existing, input }) };
  }
  requireOwn(original);
  if (original.document_type === '381') {
    throw new ApiError('state_forbids', 'A credit note corrects one invoice: it cannot be duplicated.');
  }
  const surroundings = await loadSurroundings(ports, reads, { invoice: original, nowMs: now });
  const copy = { on, original, surroundings, id: input.id ?? newId(), isCorrection: false };
  return { created: true, record: await copyDraft(work, copy) };
}
