/** Quantity and price of an invoice line as printed, so that the two reproduce its net amount. */
import { findSeconds, formatDuration } from '../../src/domain/duration.ts';
import type { InvoiceLine } from '../../src/domain/invoice-document.ts';
import type { Formats } from '../components/formats.ts';

/** `14:30 h`, `0:00:42 h`, or a plain count. */
export function formatQuantity(line: InvoiceLine, formats: Formats): string {
  const seconds = findSeconds(line);
  return seconds === undefined ? formats.count(line.quantity) : `${formatDuration(seconds)} h`;
}

/** The unit price; what it buys is said only where that is not the usual hour or piece. */
export function formatPrice(line: InvoiceLine, currency: string, formats: Formats): string {
  const price = formats.price(line.unitPrice, currency);
  const usual = { MIN: 60, SEC: 3600, C62: 1 }[line.unitCode];
  if (line.priceBaseQuantity === usual) {
    return price;
  }
  const base = { ...line, quantity: String(line.priceBaseQuantity) };
  return `${price} / ${formatQuantity(base, formats)}`;
}
