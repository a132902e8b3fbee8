/**
 * Rebuilds the lines of a draft that a change affects. The time that they bill stays claimed; a line that bills the same
 * entries as before keeps its id, its place and a description that was typed.
 */
import type { FixedItem, LineTerms } from '../../../../../domain/invoice-builder.ts';
import type { TaxKey } from '../../../../../domain/invoice-totals.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { readRounding } from '../../model/stored-rounding.ts';
import { listClaimed } from '../billable/billable-time.repository.ts';
import { buildLineRows, type LineRows } from '../billable/draft-lines.ts';
import { readLineDetails } from '../billable/line-details.ts';
import {
  deleteLines,
  type InvoiceLineEntryRow,
  type InvoiceLineRow,
  insertLines,
  listLineEntries,
  listLines,
} from '../invoice-lines.repository.ts';
import { requireTaxCategory } from '../invoice-record.ts';
import type { InvoiceHead } from '../invoices.repository.ts';
import { groupingOf } from './making.ts';

export function termsOf(head: InvoiceHead): LineTerms {
  return {
    currency: head.currency,
    taxCategory: requireTaxCategory(head.tax_category),
    taxRate: head.tax_rate,
    grouping: groupingOf(head),
    ...readRounding(head.rounding),
  };
}

/** With `items` they replace all that is billed beside time. */
export async function rebuildLines(
  { reads, writes }: Work,
  next: InvoiceHead,
  items?: readonly FixedItem[],
): Promise<LineRows> {
  const terms = termsOf(next);
  const before = { lines: await listLines(writes, next), entries: await listLineEntries(writes, next) };
  const time = buildLineRows(next, { entries: await listClaimed(reads, next), items: [] }, terms);
  const isTimed = new Set(before.entries.map(({ line_id: id }) => id));
  const fixed = before.lines.filter(({ id }) => !isTimed.has(id));
  const others =
    items === undefined
      ? fixed.map((row) => withTax(row, terms))
      : buildLineRows(next, { entries: [], items }, terms).lines;
  const rows = placeLines(before, keepKnown(before, time), others);
  await deleteLines(writes, next);
  await insertLines(writes, rows);
  return rows;
}

/** A line whose tax is its own keeps it. */
function withTax(row: InvoiceLineRow, { taxCategory, taxRate }: TaxKey): InvoiceLineRow {
  return readLineDetails(row).ownTax === true
    ? row
    : { ...row, tax_category: taxCategory, tax_rate: taxRate };
}

/** Lines of the same entries as before go on under their ids. */
function keepKnown(before: LineRows, time: LineRows): LineRows {
  const oldKeys = entryKeys(before.entries);
  const newKeys = entryKeys(time.entries);
  const known = new Map(
    before.lines.flatMap((row) => {
      const key = oldKeys.get(row.id);
      return key === undefined ? [] : [[key, row] as const];
    }),
  );
  const ids = new Map<string, string>();
  const lines = time.lines.map((row) => {
    const old = known.get(newKeys.get(row.id) ?? '');
    if (old === undefined) return row;
    ids.set(row.id, old.id);
    const { typed: isTyped, detail } = readLineDetails(old);
    const kept = detail === undefined ? row : withDetail(row, detail);
    return { ...kept, id: old.id, position: old.position, ...(isTyped === true && typedPart(kept, old)) };
  });
  const entries = time.entries.map((row) => ({ ...row, line_id: ids.get(row.line_id) ?? row.line_id }));
  return { lines, entries };
}

function withDetail(row: InvoiceLineRow, detail: string): InvoiceLineRow {
  return { ...row, details: JSON.stringify({ ...readLineDetails(row), detail }) };
}

function typedPart(row: InvoiceLineRow, old: InvoiceLineRow): Partial<InvoiceLineRow> {
  const details = JSON.stringify({ ...readLineDetails(row), typed: true });
  return { description: old.description, details };
}

/** What each line bills, by its id. */
function entryKeys(entries: readonly InvoiceLineEntryRow[]): ReadonlyMap<string, string> {
  const byLine = Map.groupBy(entries, ({ line_id: id }) => id);
  return new Map(
    [...byLine].map(([id, rows]) => [
      id,
      rows
        .map((row) => row.entry_id)
        .sort()
        .join(' '),
    ]),
  );
}

/** Where all lines of time are the old ones every line keeps its place; else time comes first, and the others after it. */
function placeLines(before: LineRows, time: LineRows, others: readonly InvoiceLineRow[]): LineRows {
  const known = new Set(before.lines.map(({ id }) => id));
  const isKnown = [...time.lines, ...others].every(({ id }) => known.has(id));
  const lines = isKnown
    ? [...time.lines, ...others].sort((one, other) => one.position - other.position)
    : [...time.lines, ...others];
  return {
    lines: lines.map((row, index) => ({ ...row, position: index + 1 })),
    entries: time.entries,
  };
}
