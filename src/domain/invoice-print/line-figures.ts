/** Quantity and price of an invoice line as printed, so that the two reproduce its net amount. */
import { findSeconds, formatDuration } from '../duration.ts';
import type { InvoiceLine } from '../invoice-document.ts';
import type { PrintFormats } from './print-formats.ts';
import type { PrintLabels } from './print-labels.ts';

type Units = Pick<PrintLabels, 'units'>;

/** `14:30 h`, `0:00:42 h`, `3 days`, or a plain count. */
export function formatQuantity(
  line: Pick<InvoiceLine, 'quantity' | 'unitCode'>,
  formats: PrintFormats,
  { units }: Units,
): string {
  const seconds = findSeconds(line);
  if (seconds !== undefined) {
    return `${formatDuration(seconds)} h`;
  }
  const count = formats.count(line.quantity);
  const unit = unitName(line, units);
  return unit === '' ? count : `${count} ${unit}`;
}

/** The unit price; what it buys is said only where that is not the usual hour or one unit. */
export function formatPrice(
  line: Pick<InvoiceLine, 'unitCode' | 'unitPrice' | 'priceBaseQuantity'>,
  currency: string,
  print: { readonly formats: PrintFormats; readonly labels: Units },
): string {
  const price = print.formats.price(line.unitPrice, currency);
  const usual = line.unitCode === 'MIN' ? 60 : line.unitCode === 'SEC' ? 3600 : 1;
  if (line.priceBaseQuantity === usual) {
    return price;
  }
  const base = { unitCode: line.unitCode, quantity: String(line.priceBaseQuantity) };
  return `${price} / ${formatQuantity(base, print.formats, print.labels)}`;
}

/** Pieces and what has no word of ours: nothing is better than a code that the reader does not know. */
function unitName(
  { quantity, unitCode }: Pick<InvoiceLine, 'quantity' | 'unitCode'>,
  units: Units['units'],
): string {
  const [one, several] = units[unitCode] ?? ['', ''];
  return quantity === '1' ? one : several;
}
