/** Corrects an issued invoice, in whole or in part: a credit note (type 381) with positive amounts and a number of its own series. */
import { v7 as newId } from 'uuid';
import { invoiceDocumentSchema } from '../../../../../contract/invoicing/invoice-document-schema.ts';
import type { InvoiceDocument, InvoiceLine, InvoiceState } from '../../../../../domain/invoice-document.ts';
import { type CreditPlan, planCredit } from '../../../../../domain/invoicing/credit/plan-credit.ts';
import { stateWith, writeOffReversedBy } from '../../../../../domain/payments/balance.ts';
import { text } from '../../../../../words/text.ts';
import { personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import { toLineRow } from '../billable/draft-lines.ts';
import { untouched } from '../create-invoice.ts';
import type { OnInvoice } from '../edit-invoice.ts';
import { drawNumber, freezeInvoice, type NumberDraw } from '../freeze-invoice.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import {
  insertLines,
  listLineEntries,
  listLines,
  listTimesheetIds,
  releaseEntries,
} from '../invoice-lines.repository.ts';
import { loadInvoice, loadSurroundings, showInvoice } from '../invoice-loading.ts';
import type { DraftSurroundings } from '../invoice-record.ts';
import { changedMeanwhile } from '../invoices.errors.ts';
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
import { requireOwn } from '../opening/enter-opening.ts';
import { requireInvoiceAct } from '../require-invoice-act.ts';
import { listCredited } from './credited-lines.repository.ts';
import { refusedCredit } from './refused-credit.ts';

export interface CreditOn extends OnInvoice {
  readonly input: CreditInvoice;
}

export async function creditInvoice(
  ports: InvoicePorts,
  work: Work,
  on: CreditOn,
): Promise<Created<Invoice>> {
  const { reads, now } = work;
  const original = await loadInvoice(reads, on.id);
  const surroundings = await loadSurroundings(ports, reads, { invoice: original, nowMs: now });
  const existing = on.input.id ? await findInvoice(reads, on.input.id) : undefined;
  if (existing) {
    if (existing.preceding_id !== original.id) {
      throw new ApiError('id_taken', 'This id is taken by another invoice.', [
        { field: 'id', issue: 'is taken' },
      ]);
    }
    return { created: false, record: showInvoice(existing, surroundings) };
  }
  const { credit } = await creditLoaded(ports, work, { on, original, surroundings });
  return { created: true, record: showInvoice(credit, surroundings) };
}

/** The credit note, and what it made of the invoice. */
export async function creditLoaded(
  ports: InvoicePorts,
  work: Work,
  { on, original, surroundings }: CreditParts & { readonly on: CreditOn },
): Promise<{ readonly credit: InvoiceHead; readonly original: InvoiceHead }> {
  requireVersion(original, on.expected);
  requireOwn(original);
  requireInvoiceAct(on.caller, 'credit', original);
  await holdAccount(ports, work, original);
  const frozen = parseDocument(original.document ?? '');
  const before = await listCredited(work.reads, original, frozen.lines);
  const plan = planCredit(frozen, before, on.input);
  if (!plan.ok) {
    throw refusedCredit(plan.error);
  }
  const isWhole = plan.value.isLast && before.length === 0;
  const parts = isWhole ? { lines: frozen.lines } : creditParts(plan.value);
  const credit = await issueCredit(work, on, {
    original,
    surroundings,
    frozen,
    parts,
    marks: ports.numberMarks,
  });
  await requireUnused(ports, work, original);
  const settled = { on, original, surroundings, credit, isLast: plan.value.isLast };
  return { credit, original: await settleOriginal(ports, work, settled) };
}

/** Where the client's account changes beside the invoice: what was let off, or what an invoice below zero gave back. */
async function holdAccount({ ledger }: InvoicePorts, work: Work, original: InvoiceHead): Promise<void> {
  if (original.gross_minor < 0 || original.discounted_minor + original.written_off_minor > 0) {
    await ledger.hold(work, original.client_id);
  }
}

async function requireUnused({ ledger }: InvoicePorts, work: Work, original: InvoiceHead): Promise<void> {
  if (original.gross_minor < 0) {
    await ledger.requireCredit(work, original, `What ${original.number ?? ''} gave back`);
  }
}

/** Terms of early payment are those of the invoice. */
function creditParts({ isLast: _last, ...plan }: CreditPlan): CreditedParts {
  return { cashDiscounts: undefined, accountingTax: undefined, ...plan };
}

type CreditedParts = { readonly [Key in keyof InvoiceDocument]?: InvoiceDocument[Key] | undefined } & Pick<
  InvoiceDocument,
  'lines'
>;

interface CreditParts {
  readonly original: InvoiceRow;
  readonly surroundings: DraftSurroundings;
}

async function issueCredit(
  work: Work,
  on: CreditOn,
  {
    original,
    surroundings,
    frozen,
    parts,
    marks,
  }: CreditParts &
    Pick<NumberDraw, 'marks'> & { readonly frozen: InvoiceDocument; readonly parts: CreditedParts },
): Promise<InvoiceHead> {
  const issueDate = on.input.issueDate ?? surroundings.today;
  if (issueDate < frozen.issueDate) {
    throw invalidField(
      'issueDate',
      text`lies before ${frozen.issueDate}, the date of the invoice that it corrects`,
    );
  }
  const { head, lineIds } = await writeCreditDraft(work, on, { original, lines: parts.lines });
  const drawn = await drawNumber(work, {
    organizationId: original.organization_id,
    pattern: surroundings.seller.credit_note_pattern,
    issueDate,
    today: surroundings.today,
    marks,
  });
  const own = { id: head.id, number: drawn.number, issueDate, note: on.input.reason, lineIds };
  const document = toCreditDocument(frozen, parts, own);
  const credit = await freezeInvoice(work, head, { document, drawn, userId: personOf(on.caller).userId });
  const after = showInvoice(credit, surroundings);
  await work.log({ type: invoiceEvents.issued, id: credit.id, version: credit.version, after });
  return credit;
}

/** Rows can only be written while they belong to a draft; it lives until the number is drawn. */
async function writeCreditDraft(
  work: Work,
  { input }: CreditOn,
  { original, lines }: { readonly original: InvoiceRow; readonly lines: readonly InvoiceLine[] },
): Promise<{ head: InvoiceHead; lineIds: ReadonlyMap<string, string> }> {
  const row = toCreditRow(original, { id: input.id ?? newId(), note: input.reason, now: work.now });
  await insertInvoice(work.writes, row);
  const { document: _none, ...head } = row;
  return { head, lineIds: await writeLines(work, { original, head, lines }) };
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

/** Lines with the trace of those that they correct; answers the new id of each. */
async function writeLines(
  { reads, writes }: Work,
  {
    original,
    head,
    lines,
  }: { readonly original: InvoiceHead; readonly head: InvoiceHead; readonly lines: readonly InvoiceLine[] },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(lines.map((line) => [line.id, newId()]));
  const recorded = new Map((await listLines(reads, original)).map((row) => [row.id, row.recorded_seconds]));
  const entries = await listLineEntries(reads, original);
  await insertLines(writes, {
    lines: lines.map((line, index) => ({
      ...toLineRow(
        head,
        { line, entryIds: [], recordedSeconds: recorded.get(line.id) ?? 0, ownTax: true },
        index + 1,
        ids.get(line.id),
      ),
      credits_line_id: line.id,
    })),
    entries: entries.flatMap((entry) => {
      const lineId = ids.get(entry.line_id);
      return lineId === undefined ? [] : [{ ...entry, line_id: lineId, invoice_id: head.id }];
    }),
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

/** The frozen original's parties and terms: a later change of the client or of a rule does not reach it. */
function toCreditDocument(
  { annex: _annex, ...original }: InvoiceDocument,
  parts: CreditedParts,
  { lineIds, ...own }: CreditFacts,
): InvoiceDocument {
  const document: Partial<Record<keyof InvoiceDocument, unknown>> = {
    ...original,
    annex: undefined,
    ...parts,
    ...own,
    documentType: '381',
    state: 'issued',
    dueDate: own.issueDate,
    lines: parts.lines.map((line) => ({ ...line, id: lineIds.get(line.id) ?? line.id })),
    precedingInvoices: [{ number: original.number ?? '', issueDate: original.issueDate }],
  };
  // What is undefined is nothing in JSON.
  return invoiceDocumentSchema.parse(JSON.parse(JSON.stringify(document)));
}

/** Cancelled once nothing is left of it; only then its time may be billed again. */
async function settleOriginal(
  ports: InvoicePorts,
  work: Work,
  parts: CreditParts & { readonly on: CreditOn; readonly credit: InvoiceHead; readonly isLast: boolean },
): Promise<InvoiceHead> {
  const { reads, writes, now, log } = work;
  const { on, original, surroundings, credit, isLast } = parts;
  const credited = { credited_minor: original.credited_minor + amountsOf(credit).gross };
  const settled = await updateInvoice(writes.by('invoice:issue').update('invoices'), original, {
    ...credited,
    state: isLast ? 'cancelled' : stateAfter({ ...original, ...credited }),
    updated_at: now,
  });
  if (!settled) {
    throw changedMeanwhile();
  }
  if (isLast && on.input.releaseEntries === true) {
    await releaseEntries(writes, original);
    const timesheetIds = await listTimesheetIds(reads, original);
    await ports.timesheets.releaseInvoiced(work, { organizationId: original.organization_id, timesheetIds });
  }
  const [before, after] = [showInvoice(original, surroundings), showInvoice(settled, surroundings)];
  const type = isLast ? invoiceEvents.cancelled : invoiceEvents.changed;
  await log({ type, id: original.id, version: settled.version, before, after });
  return await reverseAllowances(ports, work, { ...parts, settled });
}

/** What the client was let off is no credit: money that was paid alone is. */
async function reverseAllowances(
  ports: InvoicePorts,
  work: Work,
  {
    on,
    original,
    credit,
    settled,
  }: {
    readonly on: CreditOn;
    readonly original: InvoiceRow;
    readonly credit: InvoiceHead;
    readonly settled: InvoiceHead;
  },
): Promise<InvoiceHead> {
  const taken = writeOffReversedBy(amountsOf(original), amountsOf(credit).gross);
  if (taken.discounted + taken.writtenOff === 0) return settled;
  await ports.ledger.reverseWriteOffs(work, on.caller, {
    ...taken,
    invoiceId: original.id,
    clientId: original.client_id,
    currency: original.currency,
    issueDate: credit.issue_date ?? '',
    number: credit.number ?? '',
  });
  return await loadInvoice(work.reads, original.id);
}

function stateAfter(row: InvoiceHead): InvoiceState {
  const { state, document_type: documentType, sent_on: sentOn } = row;
  return stateWith({ state, documentType, isSent: sentOn !== null }, amountsOf(row));
}
