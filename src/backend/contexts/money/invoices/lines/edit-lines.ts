/** Single lines of a draft: added, changed, moved, removed. Each act saves the draft with its new totals, under one version. */
import { buildFixedLine, type DraftLine } from '../../../../../domain/invoice-builder.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import type { Created } from '../../../../platform/http/created.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { toLineRow } from '../billable/draft-lines.ts';
import { readLineDetails } from '../billable/line-details.ts';
import { linesAtMost } from '../complete/complete-invoice.schema.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';
import { listLines } from '../invoice-lines.repository.ts';
import { showInvoice } from '../invoice-loading.ts';
import { toLine } from '../invoice-record.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoiceHead } from '../invoices.repository.ts';
import type { Invoice } from '../invoices.schema.ts';
import { changeItem, readNewLine, type StoredItem } from './fixed-line.ts';
import {
  deleteLine,
  findLine,
  insertLine,
  listEntriesOfLine,
  moveLine,
  releaseEntriesOfLine,
  updateLine,
} from './line-rows.repository.ts';
import type { AddLine, ChangeLine } from './lines.schema.ts';
import { loadDraft, type OnInvoice, type OpenDraft, openDraft, saveDraft } from './open-draft.ts';
import { termsOf } from './rebuild-lines.ts';

export interface OnLine extends OnInvoice {
  readonly lineId: string;
}

export async function addLine(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnInvoice & { readonly input: AddLine },
): Promise<Created<Invoice>> {
  const existing = input.id ? await findLine(work.writes, input.id) : undefined;
  if (existing) {
    if (existing.invoice_id !== on.id) throw lineIdTaken();
    const draft = await openDraft(ports, work, await loadDraft(work, { ...on, expected: undefined }, 'edit'));
    const isAsItWas = draft.next === draft.row;
    const record = isAsItWas ? showInvoice(draft.row, draft.surroundings) : await saveDraft(work, draft);
    return { created: false, record };
  }
  const draft = await openDraft(ports, work, await loadDraft(work, on, 'edit'));
  const count = draft.lines.length;
  if (count >= linesAtMost)
    throw invalidField('description', text`An invoice has ${linesAtMost} lines at most.`);
  const row = toLineRow(draft.next, readNewLine(input, termsOf(draft.next)), count + 1, input.id);
  await insertLine(work.writes, row);
  await moveTo(work, row, { position: input.position, count: count + 1 });
  return { created: true, record: await saveDraft(work, draft) };
}

function lineIdTaken(): ApiError {
  return new ApiError('id_taken', 'This id is taken by a line of another invoice.', [
    { field: 'id', issue: 'is taken' },
  ]);
}

export async function changeLine(
  ports: InvoicePorts,
  work: Work,
  { input, ...on }: OnLine & { readonly input: ChangeLine },
): Promise<Invoice> {
  const { draft, line } = await openLine(ports, work, on);
  const { position, ...change } = input;
  const isTimed = (await listEntriesOfLine(work.writes, line)).length > 0;
  const changed = isTimed ? describeTime(line, change) : changeFixed(draft.next, line, change);
  await updateLine(work.writes, { ...changed, position: line.position });
  await moveTo(work, line, { position, count: draft.lines.length });
  return await saveDraft(work, draft);
}

/** Time that the line bills may be billed elsewhere again. */
export async function removeLine(ports: InvoicePorts, work: Work, on: OnLine): Promise<Invoice> {
  const { draft, line } = await openLine(ports, work, on);
  const entryIds = await listEntriesOfLine(work.writes, line);
  await moveTo(work, line, { position: draft.lines.length, count: draft.lines.length });
  await deleteLine(work.writes, line);
  await releaseEntriesOfLine(work.writes, line, entryIds);
  return await saveDraft(work, draft);
}

async function openLine(
  ports: InvoicePorts,
  work: Work,
  { lineId, ...on }: OnLine,
): Promise<{ draft: OpenDraft; line: InvoiceLineRow }> {
  const row = await loadDraft(work, on, 'edit');
  const draft = await openDraft(ports, work, row);
  const line = (await listLines(work.writes, row)).find(({ id }) => id === lineId);
  if (line === undefined) throw notFound('line');
  return { draft, line };
}

async function moveTo(
  { writes }: Work,
  line: InvoiceLineRow,
  { position, count }: { readonly position: number | undefined; readonly count: number },
): Promise<void> {
  const to = Math.min(position ?? line.position, count);
  if (to !== line.position) await moveLine(writes, line, to);
}

/** Hours and rate are those that were recorded: they are changed where they are kept. */
function describeTime(line: InvoiceLineRow, { description, detail, ...others }: ChangeLine): InvoiceLineRow {
  const [refused] = Object.entries(others).filter(([, value]) => value !== undefined);
  if (refused !== undefined) {
    throw invalidField(refused[0], 'comes from the recorded time of this line: change its entries');
  }
  const { detail: before, ...details } = readLineDetails(line);
  const next = detail === undefined ? before : detail;
  const kept = { ...details, ...(next && { detail: next }) };
  return description === undefined
    ? { ...line, details: JSON.stringify(kept) }
    : { ...line, description, details: JSON.stringify({ ...kept, typed: true }) };
}

function changeFixed(head: InvoiceHead, row: InvoiceLineRow, change: ChangeLine): InvoiceLineRow {
  const terms = termsOf(head);
  const { id: _id, net: _net, taxCategory, taxRate, ...said } = toLine(row, head.currency);
  const own = readLineDetails(row).ownTax === true ? { tax: { taxCategory, taxRate } } : {};
  const item: StoredItem = changeItem({ ...said, ...own }, change, terms);
  const draft: DraftLine = buildFixedLine(item, terms);
  return toLineRow(head, draft, row.position, row.id);
}
