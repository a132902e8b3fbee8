/** Lines of issued invoices beside those of their frozen documents. */
import type { Selectable } from 'kysely';
import {
  type DraftLineDetails,
  draftLineDetailsSchema,
} from '../../../../../contract/invoicing/invoice-document-schema.ts';
import { canonicalJson } from '../../../../../domain/canonical-json.ts';
import type { Adjustment, InvoiceDocument, InvoiceLine } from '../../../../../domain/invoice-document.ts';
import {
  type ColumnDifference,
  type ColumnValues,
  compareColumns,
  describeDifference,
  type ProvenRow,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import { columnUnit } from '../billable/line-details.ts';
import type { InvoiceLineTable } from '../invoices.tables.ts';

type LineRow = Selectable<InvoiceLineTable>;

export interface DocumentLines {
  readonly organizationId: string;
  readonly document: InvoiceDocument;
  /** Rows by id, those of other documents included. */
  readonly rows: ReadonlyMap<string, LineRow>;
  /** Seconds of the entries behind each line. */
  readonly seconds: ReadonlyMap<string, number>;
  /** Rows of the invoice that no document has. */
  readonly stray: readonly LineRow[];
}

export function compareLines(lines: DocumentLines): readonly ColumnDifference[] {
  const { document, rows, stray } = lines;
  const missing = new Set(document.lines.flatMap(({ id }, index) => (rows.has(id) ? [] : [index + 1])));
  const added = stray.filter(({ position }) => !missing.has(position));
  return [
    ...document.lines.flatMap((line, index) => compareLine(lines, line, index + 1)),
    ...added.map(({ id, position }) =>
      describeDifference(toProvenLine(document, id, position), {
        column: 'id',
        stored: id,
        expected: null,
        evidence: 'document',
      }),
    ),
  ];
}

function toProvenLine({ number = '' }: InvoiceDocument, id: string, position: number): ProvenRow {
  return { table: 'invoice_lines', id, subject: `Invoice ${number}, line ${position}`, number };
}

function compareLine(lines: DocumentLines, line: InvoiceLine, position: number): readonly ColumnDifference[] {
  const { document, rows, organizationId, seconds } = lines;
  const proven = toProvenLine(document, line.id, position);
  const row = rows.get(line.id);
  if (row === undefined) {
    const stored = lines.stray.find((each) => each.position === position)?.id ?? null;
    const missing = { column: 'id', stored, expected: line.id, evidence: 'document' } as const;
    return [describeDifference(proven, missing)];
  }
  const owner = { organization_id: organizationId, invoice_id: document.id, position };
  const details = readDetails(row.details, line);
  const stored = { ...row, ...details.stored };
  const expected = { ...owner, ...toLineColumns(line), ...details.expected };
  return [
    ...compareColumns(proven, { stored, expected, evidence: 'document' }),
    ...compareColumns(proven, {
      stored: row,
      expected: { recorded_seconds: seconds.get(line.id) ?? 0 },
      evidence: 'ledger',
    }),
  ];
}

function toLineColumns(line: InvoiceLine): ColumnValues {
  return {
    description: line.description,
    quantity: line.quantity,
    unit_code: columnUnit(line.unitCode),
    unit_price: line.unitPrice,
    price_base_quantity: line.priceBaseQuantity,
    tax_category: line.taxCategory,
    tax_rate: line.taxRate,
    net_minor: line.net.minor,
  };
}

/**
 * The details that count, as text. Left out is what a document decides when it is made: whether a line's days are told, and the
 * word for an allowance; and what is of the draft alone. Lines of version 1 have none.
 */
function readDetails(
  stored: string | null,
  line: InvoiceLine,
): { readonly stored: ColumnValues; readonly expected: ColumnValues } {
  if (stored === null) return { stored: {}, expected: {} };
  return {
    stored: { details: pickDetails(stored) },
    expected: { details: pickDetails(JSON.stringify(line)) },
  };
}

function pickDetails(text: string): string {
  const details = parseDetails(text);
  if (details === undefined) return text;
  const { unitCode, source, group, detail, note, orderLine, sellerItemId, buyerItemId } = details;
  const unit = unitCode === undefined || columnUnit(unitCode) === unitCode ? undefined : unitCode;
  return canonicalJson({
    unitCode: unit,
    source,
    group,
    detail,
    note,
    orderLine,
    sellerItemId,
    buyerItemId,
    allowances: toAmounts(details.allowances),
    charges: toAmounts(details.charges),
  });
}

/** Undefined where it is none of ours. */
function parseDetails(text: string): DraftLineDetails | undefined {
  try {
    return draftLineDetailsSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toAmounts(adjustments: readonly Adjustment[] | undefined): readonly number[] {
  return (adjustments ?? []).map(({ amount }) => amount.minor);
}
