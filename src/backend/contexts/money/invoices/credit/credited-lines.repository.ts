/** SQL of what earlier credit notes took of an invoice's lines. */

import type { InvoiceLine } from '../../../../../domain/invoice-document.ts';
import {
  addQuantities,
  type CreditedLine,
  creditedQuantity,
} from '../../../../../domain/invoicing/credit/credited-line.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { columnUnit } from '../billable/line-details.ts';
import type { InvoiceHead } from '../invoices.repository.ts';

/** One row for each line that was credited at all. */
export async function listCredited(
  reads: Reads,
  original: Pick<InvoiceHead, 'id'>,
  lines: readonly InvoiceLine[],
): Promise<CreditedLine[]> {
  const rows = await reads
    .invariant('invoice_lines')
    .innerJoin('invoices', reads.joinInvariant('invoices', ['id', 'invoice_lines.invoice_id']))
    .select([
      'invoice_lines.credits_line_id',
      'invoice_lines.quantity',
      'invoice_lines.unit_code',
      'invoice_lines.unit_price',
      'invoice_lines.price_base_quantity',
      'invoice_lines.net_minor',
    ])
    .where('invoices.preceding_id', '=', original.id)
    .where('invoices.document_type', '=', '381')
    .execute();
  return lines.flatMap((line) => {
    const own = rows.filter((row) => row.credits_line_id === line.id);
    return own.length === 0 ? [] : [own.map((row) => toCredited(line, row)).reduce(add)];
  });
}

function toCredited(
  line: InvoiceLine,
  row: {
    readonly quantity: string;
    readonly unit_code: string;
    readonly unit_price: string;
    readonly price_base_quantity: number;
    readonly net_minor: number;
  },
): CreditedLine {
  // The column tells only units of time from others.
  const known = { ...line, unitCode: columnUnit(line.unitCode) };
  const credit = {
    quantity: row.quantity,
    unitCode: row.unit_code,
    unitPrice: row.unit_price,
    priceBaseQuantity: row.price_base_quantity,
  };
  return { lineId: line.id, netMinor: row.net_minor, quantity: creditedQuantity(known, credit) };
}

function add(one: CreditedLine, other: CreditedLine): CreditedLine {
  return {
    lineId: one.lineId,
    netMinor: one.netMinor + other.netMinor,
    quantity: addQuantities(one.quantity, other.quantity),
  };
}
