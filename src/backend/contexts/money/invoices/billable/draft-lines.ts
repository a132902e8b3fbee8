/** The lines of a draft, built by the domain and given their rows. */
import { v7 as newId } from 'uuid';
import {
  type BillableEntry,
  buildFixedLine,
  buildTimeLines,
  type DraftLine,
  type FixedItem,
  type LineTerms,
} from '../../../../../domain/invoice-builder.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { InvoiceLineEntryRow, InvoiceLineRow } from '../invoice-lines.repository.ts';
import { columnUnit, toLineDetails } from './line-details.ts';

export interface LineSources {
  readonly entries: readonly BillableEntry[];
  readonly items: readonly FixedItem[];
}

export interface LineRows {
  readonly lines: readonly InvoiceLineRow[];
  readonly entries: readonly InvoiceLineEntryRow[];
}

/** Time first, then what is billed beside it. */
export function buildLineRows(
  invoice: InvoiceKey,
  { entries, items }: LineSources,
  terms: LineTerms,
): LineRows {
  const time = buildTimeLines(entries, terms);
  if (!time.ok) {
    const { entryId, currency } = time.error;
    throw new ApiError(
      'invalid',
      text`Entry ${entryId} is rated in ${currency}, the client is billed in ${terms.currency}.`,
      [
        {
          field: 'clientId',
          issue: text`is billed in ${terms.currency}, but entry ${entryId} is rated in ${currency}`,
        },
      ],
    );
  }
  const secondsOf = new Map(entries.map((entry) => [entry.id, entry.seconds]));
  const drafts = [...time.value, ...items.map((item) => buildFixedLine(item, terms))];
  const built = drafts.map((draft, index) => toRows(invoice, draft, { position: index + 1, secondsOf }));
  return { lines: built.map((rows) => rows.line), entries: built.flatMap((rows) => rows.entries) };
}

export interface InvoiceKey {
  readonly id: string;
  readonly organization_id: string;
}

function toRows(
  invoice: InvoiceKey,
  draft: DraftLine,
  { position, secondsOf }: { readonly position: number; readonly secondsOf: ReadonlyMap<string, number> },
): { line: InvoiceLineRow; entries: InvoiceLineEntryRow[] } {
  const line = toLineRow(invoice, draft, position);
  const owner = { line_id: line.id, organization_id: invoice.organization_id, invoice_id: invoice.id };
  const entries = draft.entryIds.map((entryId) => ({
    ...owner,
    entry_id: entryId,
    seconds: secondsOf.get(entryId) ?? 0,
  }));
  return { line, entries };
}

/** The row of one line; `position` counts from 1. */
export function toLineRow(
  invoice: InvoiceKey,
  draft: DraftLine,
  position: number,
  id: string = newId(),
): InvoiceLineRow {
  const { line, recordedSeconds } = draft;
  return {
    id,
    organization_id: invoice.organization_id,
    invoice_id: invoice.id,
    position,
    description: line.description,
    quantity: line.quantity,
    unit_code: columnUnit(line.unitCode),
    unit_price: line.unitPrice,
    price_base_quantity: line.priceBaseQuantity,
    tax_category: line.taxCategory,
    tax_rate: line.taxRate,
    net_minor: line.net.minor,
    recorded_seconds: recordedSeconds,
    credits_line_id: null,
    details: toLineDetails(draft),
  };
}
