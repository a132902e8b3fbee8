/**
 * How much of an invoice is credited by what its lines have so far. Allowances, charges and taxes follow the lines as sums
 * rounded once, so that what one credit note takes is the difference between two such sums: the parts of several add up to the
 * invoice to the cent, and never to more.
 */
import { roundProduct } from '../../exact.ts';
import type { DocumentAdjustment, InvoiceDocument, InvoiceLine } from '../../invoice-document.ts';
import type { TaxKey } from '../../invoice-totals.ts';
import { percentOf } from '../../money.ts';

/** Minor units that are credited of each line, by its id. */
export type CreditedNets = ReadonlyMap<string, number>;

/** Sums of one pair of category and rate, in minor units. */
export interface CategoryProgress extends TaxKey {
  readonly allowances: number;
  readonly charges: number;
  readonly base: number;
  readonly tax: number;
}

export function isWhollyCredited({ lines }: Pick<InvoiceDocument, 'lines'>, nets: CreditedNets): boolean {
  return lines.every(({ id, net }) => (nets.get(id) ?? 0) === net.minor);
}

/** One row for each row of the VAT breakdown, in its order. */
export function progressOf(invoice: InvoiceDocument, nets: CreditedNets): readonly CategoryProgress[] {
  const isWhole = isWhollyCredited(invoice, nets);
  return invoice.taxBreakdown.map((row) => {
    const own = invoice.lines.filter((line) => isOf(line, row));
    const share = {
      part: sum(own.map(({ id }) => nets.get(id) ?? 0)),
      whole: sum(own.map(({ net }) => net.minor)),
    };
    const allowances = shareOf(adjustmentsOf(invoice.allowances, row), share, isWhole);
    const charges = shareOf(adjustmentsOf(invoice.charges, row), share, isWhole);
    const base = share.part - allowances + charges;
    const tax = isWhole
      ? row.tax.minor
      : percentOf({ minor: base, currency: invoice.currency }, row.taxRate).minor;
    return { taxCategory: row.taxCategory, taxRate: row.taxRate, allowances, charges, base, tax };
  });
}

export function isOf(taxed: TaxKey, { taxCategory, taxRate }: TaxKey): boolean {
  return taxed.taxCategory === taxCategory && taxed.taxRate === taxRate;
}

/** What is added or taken in a category without lines is credited with the last of the others. */
function shareOf(
  amount: number,
  { part, whole }: { readonly part: number; readonly whole: number },
  isWhole: boolean,
): number {
  if (isWhole) return amount;
  if (whole === 0) return 0;
  return Math.min(amount, Math.max(0, roundProduct([String(amount), String(part)], whole)));
}

function adjustmentsOf(rows: readonly DocumentAdjustment[], key: TaxKey): number {
  return sum(rows.filter((row) => isOf(row, key)).map(({ amount }) => amount.minor));
}

/** What is left of a line, in minor units. */
export function leftOf(line: InvoiceLine, nets: CreditedNets): number {
  return line.net.minor - (nets.get(line.id) ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
