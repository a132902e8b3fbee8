/** Corrects an issued invoice in full: a credit note (type 381) with positive amounts and a number of its own series. */
import { v7 as newId } from 'uuid';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { creditPrefix } from '../../../../../domain/invoice-numbering.ts';
import { decideInvoice } from '../../../../../domain/invoice-states.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { untouched } from '../create-invoice.ts';
import type { OnInvoice } from '../edit-invoice.ts';
import { drawNumber, freezeInvoice } from '../freeze-invoice.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import {
  insertLines,
  listLineEntries,
  listLines,
  listTimesheetIds,
  releaseEntries,
} from '../invoice-lines.repository.ts';
import { loadInvoice, loadSurroundings, showInvoice } from '../invoice-loading.ts';
import { amountsOf, type DraftSurroundings } from '../invoice-record.ts';
import { changedMeanwhile, refusedAct } from '../invoices.errors.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import {
  findInvoice,
  type InvoiceHead,
  type InvoiceRow,
  insertInvoice,
  updateInvoice,
} from '../invoices.repository.ts';
import type { CreditInvoice, Invoice } from '../invoices.schema.ts';

export interface CreditOn extends OnInvoice {
  readonly input: CreditInvoice;
}

export async function creditInvoice(
  ports: InvoicePorts,
  work: Work,
  on: CreditOn,
): Promise<Created<Invoice>> {
  const { trx, now } = work;
  const original = await loadInvoice(trx, on.caller, on.id);
  const surroundings = await loadSurroundings(ports, trx, { invoice: original, nowMs: now });
  const existing = on.input.id ? await findInvoice(trx, original.organization_id, on.input.id) : undefined;
  if (existing) {
    if (existing.preceding_id !== original.id) {
      throw new ApiError('id_taken', 'This id is taken by another invoice.', [
        { field: 'id', issue: 'is taken' },
      ]);
    }
    return { created: false, record: showInvoice(existing, surroundings) };
  }
  requireVersion(original, on.expected);
  const decision = decideInvoice('credit', { state: original.state, documentType: original.document_type });
  if (!decision.ok) {
    throw refusedAct('credit', decision.error, original);
  }
  const credit = await issueCredit(work, on, { original, surroundings });
  await cancelOriginal(ports, work, { on, original, surroundings, credit });
  return { created: true, record: showInvoice(credit, surroundings) };
}

interface CreditParts {
  readonly original: InvoiceRow;
  readonly surroundings: DraftSurroundings;
}

async function issueCredit(
  work: Work,
  on: CreditOn,
  { original, surroundings }: CreditParts,
): Promise<InvoiceHead> {
  const frozen = parseDocument(original.document ?? '');
  const issueDate = on.input.issueDate ?? surroundings.today;
  if (issueDate < frozen.issueDate) {
    throw invalidField(
      'issueDate',
      `lies before ${frozen.issueDate}, the date of the invoice that it corrects`,
    );
  }
  const { head, lineIds } = await writeCreditDraft(work, on, original);
  const drawn = await drawNumber(work.trx, {
    organizationId: original.organization_id,
    prefix: creditPrefix(surroundings.seller.invoice_prefix),
    issueDate,
    today: surroundings.today,
  });
  const own = { id: head.id, number: drawn.number, issueDate, note: on.input.reason, lineIds };
  const document = toCreditDocument(frozen, own);
  const credit = await freezeInvoice(work, head, { document, drawn, userId: on.caller.actor.userId });
  const after = showInvoice(credit, surroundings);
  await work.log({ type: invoiceEvents.issued, id: credit.id, version: credit.version, after });
  return credit;
}

/** Rows can only be written while they belong to a draft; it lives until the number is drawn. */
async function writeCreditDraft(
  work: Work,
  { input }: CreditOn,
  original: InvoiceRow,
): Promise<{ head: InvoiceHead; lineIds: ReadonlyMap<string, string> }> {
  const row = toCreditRow(original, { id: input.id ?? newId(), note: input.reason, now: work.now });
  await insertInvoice(work.trx, row);
  const { document: _none, ...head } = row;
  return { head, lineIds: await copyLines(work, original, head) };
}

/** A draft of the credit note: what the original was, with nothing of its issue. */
function toCreditRow(original: InvoiceRow, own: { id: string; note: string; now: number }): InvoiceRow {
  return {
    ...original,
    id: own.id,
    document_type: '381',
    state: 'draft',
    issue_date: null,
    due_date: null,
    note: own.note,
    ...untouched,
    preceding_id: original.id,
    series_prefix: null,
    series_year: null,
    sequence: null,
    number: null,
    issued_at: null,
    issued_by: null,
    document: null,
    document_hash: null,
    chain_hash: null,
    created_at: own.now,
    updated_at: own.now,
    version: 1,
  };
}

/** Copies lines and their trace; answers the new id of each. */
async function copyLines(
  { trx }: Work,
  original: InvoiceHead,
  credit: InvoiceHead,
): Promise<ReadonlyMap<string, string>> {
  const lines = await listLines(trx, original);
  const entries = await listLineEntries(trx, original);
  const ids = new Map(lines.map((line) => [line.id, newId()]));
  const idOf = (id: string) => ids.get(id) ?? id;
  await insertLines(trx, {
    lines: lines.map((line) => ({ ...line, id: idOf(line.id), invoice_id: credit.id })),
    entries: entries.map((entry) => ({ ...entry, line_id: idOf(entry.line_id), invoice_id: credit.id })),
  });
  return ids;
}

interface CreditFacts {
  readonly id: string;
  readonly number: string;
  readonly issueDate: string;
  readonly note: string;
  readonly lineIds: ReadonlyMap<string, string>;
}

/** The frozen original's parties, lines and amounts: a later change of the client or of a rule does not reach it. */
function toCreditDocument(original: InvoiceDocument, credit: CreditFacts): InvoiceDocument {
  const { lineIds, ...own } = credit;
  return {
    ...original,
    ...own,
    documentType: '381',
    state: 'issued',
    dueDate: credit.issueDate,
    lines: original.lines.map((line) => ({ ...line, id: lineIds.get(line.id) ?? line.id })),
    precedingInvoices: [{ number: original.number ?? '', issueDate: original.issueDate }],
  };
}

async function cancelOriginal(
  ports: InvoicePorts,
  work: Work,
  parts: CreditParts & { readonly on: CreditOn; readonly credit: InvoiceHead },
): Promise<void> {
  const { trx, now, log } = work;
  const { on, original, surroundings, credit } = parts;
  const cancelled = await updateInvoice(trx, original, {
    state: 'cancelled',
    credited_minor: original.credited_minor + amountsOf(credit).gross,
    updated_at: now,
  });
  if (!cancelled) {
    throw changedMeanwhile();
  }
  if (on.input.releaseEntries) {
    await releaseEntries(trx, original);
    const timesheetIds = await listTimesheetIds(trx, original);
    await ports.timesheets.releaseInvoiced(work, { organizationId: original.organization_id, timesheetIds });
  }
  const [before, after] = [showInvoice(original, surroundings), showInvoice(cancelled, surroundings)];
  await log({ type: invoiceEvents.cancelled, id: original.id, version: cancelled.version, before, after });
}
