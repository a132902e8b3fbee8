/** What lines keep beside their columns. */
import {
  type DraftLineDetails,
  draftLineDetailsSchema,
} from '../../../../../contract/invoicing/invoice-document-schema.ts';
import type { DraftLine } from '../../../../../domain/invoice-builder.ts';
import type { InvoiceLineRow } from '../invoice-lines.repository.ts';

/** The column tells time from all else; the unit of the latter is among the details. */
export function columnUnit(unitCode: string): InvoiceLineRow['unit_code'] {
  return unitCode === 'MIN' || unitCode === 'SEC' ? unitCode : 'C62';
}

/** Nothing is kept that a column has. */
export function toLineDetails({ line, ownTax }: Pick<DraftLine, 'line' | 'ownTax'>): string {
  const {
    description: _description,
    quantity: _quantity,
    unitCode,
    unitPrice: _unitPrice,
    priceBaseQuantity: _base,
    taxCategory: _category,
    taxRate: _rate,
    net: _net,
    ...details
  } = line;
  const unit = columnUnit(unitCode) === unitCode ? {} : { unitCode };
  return JSON.stringify({ ...details, ...unit, ...(ownTax === true ? { ownTax } : {}) });
}

export function readLineDetails({ details }: Pick<InvoiceLineRow, 'details'>): DraftLineDetails {
  return draftLineDetailsSchema.parse(JSON.parse(details ?? '{}'));
}
