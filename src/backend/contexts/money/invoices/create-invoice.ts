/** Makes a draft of approved time that no invoice has, and of fixed items. */
import { v7 as newId } from 'uuid';
import { type BillableEntry, daysOf } from '../../../../domain/invoice-builder.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { usualTax } from '../model/exemption.ts';
import { languageOfClient } from '../model/language-of-client.ts';
import { type InvoiceRounding, writeRounding } from '../model/stored-rounding.ts';
import {
  type BillableQuery,
  findSheetStates,
  hasBilled,
  listUnbilled,
} from './billable/billable-time.repository.ts';
import { buildLineRows, type LineRows } from './billable/draft-lines.ts';
import { claimEntries, insertLines } from './invoice-lines.repository.ts';
import { loadSeller, loadSurroundings, showInvoice, todayOf } from './invoice-loading.ts';
import { type DraftSurroundings, toDraftDocument, toLine } from './invoice-record.ts';
import { loadRounding } from './invoice-rounding.ts';
import { readItems, requirePeriod, resolveLineTerms, toDiscountColumn } from './invoice-terms.ts';
import { alreadyBilled } from './invoices.errors.ts';
import { invoiceEvents } from './invoices.events.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import { findInvoice, type InvoiceHead, type InvoiceRow, insertInvoice } from './invoices.repository.ts';
import type { CreateInvoice, Invoice } from './invoices.schema.ts';
import { addAdjustments, changeMaking } from './lines/change-making.ts';
import { groupingOf } from './lines/making.ts';

/** Which time a draft takes, where that is not all that its input names. */
export interface WantedTime {
  /** False: none, and fixed items alone. */
  readonly isWanted: boolean;
  /** Null: of every project of the client. */
  readonly projectId: string | null;
}

export interface NewInvoice {
  readonly caller: Caller;
  readonly input: CreateInvoice;
  readonly time?: WantedTime | undefined;
}

export async function createInvoice(
  ports: InvoicePorts,
  work: Work,
  { caller, input, time }: NewInvoice,
): Promise<Created<Invoice>> {
  const { reads, writes, now, log } = work;
  const existing = input.id ? await findInvoice(writes, input.id) : undefined;
  if (existing) {
    return { created: false, record: await showExisting(ports, work, { existing, input }) };
  }
  const surroundings = await loadParties(ports, work, input);
  const entries = await collectEntries(reads, input, time);
  const projectIds = entries.map(({ projectId }) => projectId);
  const rounding = await loadRounding(ports, reads, { ...surroundings, projectIds });
  const { head, rows } = buildDraft(caller, input, { surroundings, rounding, entries, now });
  await insertInvoice(writes, { ...head, document: null });
  if (entries.length > 0) await ports.timesheets.requireNoImport(reads);
  await claimEntries(
    writes,
    head,
    entries.map((entry) => entry.id),
  );
  await insertLines(writes, rows);
  const record = showInvoice(head, surroundings);
  await log({ type: invoiceEvents.created, id: head.id, version: head.version, after: record });
  return { created: true, record };
}

/** A draft follows what is billed, so a repeated request is told by its client alone. */
export async function showExisting(
  ports: InvoicePorts,
  { reads, now }: Work,
  { existing, input }: { readonly existing: InvoiceRow; readonly input: Pick<CreateInvoice, 'clientId'> },
): Promise<Invoice> {
  if (existing.client_id !== input.clientId || existing.preceding_id !== null) {
    throw new ApiError('id_taken', 'This id is taken by another invoice.', [
      { field: 'id', issue: 'is taken' },
    ]);
  }
  return showInvoice(existing, await loadSurroundings(ports, reads, { invoice: existing, nowMs: now }));
}

async function loadParties(
  ports: InvoicePorts,
  { reads, now }: Work,
  input: CreateInvoice,
): Promise<DraftSurroundings> {
  const seller = await loadSeller(ports, reads);
  const buyer = await ports.findBuyer(reads, input.clientId);
  if (!buyer) {
    throw refuseNamed(reads, 'clients', 'clientId');
  }
  return { seller, buyer, today: todayOf(seller, now) };
}

async function collectEntries(
  reads: Reads,
  input: CreateInvoice,
  { isWanted, projectId }: WantedTime = { isWanted: true, projectId: null },
): Promise<BillableEntry[]> {
  if (input.period) {
    requirePeriod(input.period);
  }
  if (!isWanted) return [];
  await requireApproved(reads, input);
  const all = await listUnbilled(reads, input);
  const entries = projectId === null ? all : all.filter((entry) => entry.projectId === projectId);
  const onlyItems = (input.items?.length ?? 0) > 0 && input.timesheetIds === undefined;
  if (entries.length === 0 && !onlyItems) {
    throw (await hasBilled(reads, input)) ? alreadyBilled() : nothingToBill();
  }
  return entries;
}

function nothingToBill(): ApiError {
  return new ApiError(
    'invalid',
    'There is nothing to bill: no approved, billable time of this client is left, and no item is given.',
    [{ field: 'clientId', issue: 'has no approved, billable time left' }],
  );
}

/** Sheets that are named must be there and approved; a sheet that is invoiced has no time left to bill. */
async function requireApproved(reads: Reads, { timesheetIds }: BillableQuery): Promise<void> {
  if (!timesheetIds) {
    return;
  }
  const states = await findSheetStates(reads, timesheetIds);
  for (const [index, id] of timesheetIds.entries()) {
    const state = states.get(id);
    if (state === undefined) {
      throw refuseNamed(reads, 'timesheets', `timesheetIds.${index}`);
    }
    if (state !== 'approved' && state !== 'invoiced') {
      throw new ApiError(
        'state_forbids',
        text`A timesheet is ${word(state)}: only approved time is billed.`,
        [{ field: `timesheetIds.${index}`, issue: text`is ${word(state)}, not approved` }],
      );
    }
  }
}

interface DraftParts {
  readonly surroundings: DraftSurroundings;
  readonly rounding: InvoiceRounding;
  readonly entries: readonly BillableEntry[];
  readonly now: number;
}

function buildDraft(
  caller: Caller,
  input: CreateInvoice,
  parts: DraftParts,
): { head: InvoiceHead; rows: LineRows } {
  const { seller, buyer } = parts.surroundings;
  const { currency } = buyer;
  const terms = resolveLineTerms(input, {
    tax: usualTax(parts.surroundings),
    rounding: parts.rounding,
    currency,
  });
  const blank: InvoiceHead = {
    ...blankHead(caller, parts.now),
    ...periodOf(input, parts),
    id: input.id ?? newId(),
    client_id: buyer.id,
    currency,
    issue_date: input.issueDate ?? null,
    due_date: input.dueDate ?? null,
    payment_term_days: buyer.payment_term_days ?? seller.payment_term_days,
    payment_terms: input.paymentTerms ?? null,
    buyer_reference: input.buyerReference === undefined ? buyer.buyer_reference : input.buyerReference,
    note: input.note ?? null,
    language: input.language ?? languageOfClient(buyer, seller),
    discount: toDiscountColumn(input.discount, currency) ?? null,
    rounding: writeRounding(terms),
    tax_category: terms.taxCategory,
    tax_rate: terms.taxRate,
    details: changeMaking({ details: null, currency }, input),
  };
  const items = readItems(input.items ?? [], currency);
  const lineTerms = { ...terms, grouping: groupingOf(blank) };
  const rows = buildLineRows(blank, { entries: parts.entries, items }, lineTerms);
  const lines = rows.lines.map((line) => toLine(line, currency));
  const details = addAdjustments(blank, lines, input);
  const head = { ...blank, details };
  return { head: { ...head, ...totalsOf(head, rows, parts.surroundings) }, rows };
}

/** The columns that lists show, computed by the domain from the same document that is printed. */
export function totalsOf(
  head: InvoiceHead,
  rows: Pick<LineRows, 'lines'>,
  surroundings: DraftSurroundings,
): Pick<InvoiceHead, 'net_minor' | 'tax_minor' | 'gross_minor'> {
  const lines = rows.lines.map((line) => toLine(line, head.currency));
  const { totals } = toDraftDocument(head, lines, surroundings);
  return { net_minor: totals.net.minor, tax_minor: totals.tax.minor, gross_minor: totals.gross.minor };
}

/** Asked for, else from the first to the last day of work, be it that of a night, else today. */
function periodOf(
  input: CreateInvoice,
  { entries, surroundings }: DraftParts,
): { period_start: string; period_end: string } {
  const dates = entries.flatMap((entry) => daysOf(entry).map(({ date }) => date)).sort();
  return {
    period_start: input.period?.from ?? dates[0] ?? surroundings.today,
    period_end: input.period?.to ?? dates.at(-1) ?? surroundings.today,
  };
}

/** What follows the issue of an invoice, and is not part of its document. */
export const untouched = {
  paid_minor: 0,
  credited_minor: 0,
  discounted_minor: 0,
  written_off_minor: 0,
  sent_on: null,
  sent_to: null,
  sent_via: null,
} as const;

/** The columns of a draft that says nothing yet. */
export function blankHead(caller: Caller, now: number) {
  return {
    organization_id: caller.actor.organizationId,
    document_type: '380',
    state: 'draft',
    details: null,
    net_minor: 0,
    tax_minor: 0,
    gross_minor: 0,
    rounding_minor: 0,
    ...untouched,
    preceding_id: null,
    series_prefix: null,
    series_year: null,
    sequence: null,
    number: null,
    issued_at: null,
    issued_by: null,
    document_hash: null,
    chain_hash: null,
    created_at: now,
    updated_at: now,
    version: 1,
  } as const;
}
