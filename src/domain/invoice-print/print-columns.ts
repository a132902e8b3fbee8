/** The table of lines: its columns, and where figures that have none of their own are said. */
import type { InvoiceDocument, InvoiceLine } from '../invoice-document.ts';
import { type LineColumn, orderColumns, usualColumns } from '../invoicing/look/invoice-look.ts';
import { formatPrice, formatQuantity } from './line-figures.ts';
import type { PrintFormats } from './print-formats.ts';
import type { PrintLabels } from './print-labels.ts';

export interface PrintedColumn {
  readonly id: LineColumn | 'description' | 'net';
  readonly label: string;
  /** Figures are set to the right. */
  readonly isFigure: boolean;
}

export interface PrintedFigures {
  /** Empty where the line says none. */
  readonly period: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
  readonly net: string;
}

interface Words {
  readonly document: Pick<InvoiceDocument, 'currency' | 'periodStart' | 'periodEnd'>;
  readonly formats: PrintFormats;
  readonly labels: PrintLabels;
  readonly columns: readonly PrintedColumn[];
}

/** An annex names lines by their position, so they keep it there. */
export function printColumns(
  { look, annex = [] }: InvoiceDocument,
  labels: PrintLabels,
): readonly PrintedColumn[] {
  const shown = new Set(orderColumns(look?.columns ?? usualColumns));
  if (annex.length > 0) shown.add('position');
  const columns: readonly PrintedColumn[] = [
    { id: 'position', label: labels.position, isFigure: false },
    { id: 'description', label: labels.description, isFigure: false },
    { id: 'period', label: labels.linePeriod, isFigure: false },
    { id: 'quantity', label: labels.quantity, isFigure: true },
    { id: 'price', label: labels.price, isFigure: true },
    { id: 'taxRate', label: labels.vat, isFigure: true },
    { id: 'net', label: labels.net, isFigure: true },
  ];
  return columns.filter(({ id }) => id === 'description' || id === 'net' || shown.has(id));
}

/**
 * The figures of a line, and what of them is said below its description. Quantity and price are asked for by law (Directive
 * 2006/112/EC, art. 226 nos. 6 and 8; § 14 (4) UStG no. 5): without a column they move there, unless the net amount says the same.
 */
export function printFigures(
  line: InvoiceLine,
  words: Words,
): { readonly figures: PrintedFigures; readonly below: readonly string[] } {
  const { formats, labels, document, columns } = words;
  const has = (id: PrintedColumn['id']) => columns.some((column) => column.id === id);
  const figures: PrintedFigures = {
    period: printPeriod(line, words, has('period')),
    quantity: formatQuantity(line, formats, labels),
    price: formatPrice(line, document.currency, words),
    taxRate: formatRate(line, formats),
    net: formats.money(line.net),
  };
  const below = [...(has('period') ? [] : [figures.period]), sayFigures(figures, labels, has)];
  return { figures, below };
}

/** Time is of the period of the document, which its column says; below the description it would say what stands above. */
function printPeriod(
  { period, source }: InvoiceLine,
  { document, formats }: Words,
  hasColumn: boolean,
): string {
  if (period !== undefined) return formats.dateRange(period.start, period.end);
  return hasColumn && source === 'time' ? formats.dateRange(document.periodStart, document.periodEnd) : '';
}

function sayFigures(
  { quantity, price, net }: PrintedFigures,
  labels: PrintLabels,
  has: (id: 'quantity' | 'price') => boolean,
): string {
  if (quantity === '1' && price === net) return '';
  if (has('quantity')) return has('price') ? '' : `${labels.price}: ${price}`;
  return has('price') ? `${labels.quantity}: ${quantity}` : `${quantity} × ${price}`;
}

/** Outside the scope of VAT there is no rate (BT-152 is left out by BR-O-05). */
function formatRate({ taxCategory, taxRate }: InvoiceLine, formats: PrintFormats): string {
  return taxCategory === 'O' ? '–' : formats.percent(taxRate);
}
