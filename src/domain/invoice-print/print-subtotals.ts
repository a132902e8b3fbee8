/** Sums of subheads, printed after the last line of each. */
import type { InvoiceDocument } from '../invoice-document.ts';
import type { PrintFormats } from './print-formats.ts';
import type { PrintLabels } from './print-labels.ts';

/** A caption and the sum beside it. */
export interface PrintedSubtotal {
  readonly label: string;
  readonly value: string;
}

/** By the index of a group's last line. Lines that all stand under one head have the sum of the invoice for it. */
export function printSubtotals(
  { lines, subtotals = false, currency }: InvoiceDocument,
  { formats, labels }: { readonly formats: PrintFormats; readonly labels: PrintLabels },
): ReadonlyMap<number, PrintedSubtotal> {
  const rows = new Map<number, PrintedSubtotal>();
  let first = 0;
  for (const [index, { group }] of subtotals ? lines.entries() : []) {
    if (group === lines[index + 1]?.group && index + 1 < lines.length) continue;
    const own = lines.slice(first, index + 1);
    first = index + 1;
    if (group === undefined || own.length === lines.length) continue;
    // Pages print it, too: without the arithmetic of money, which the document's totals have stood.
    const minor = own.reduce((sum, { net }) => sum + net.minor, 0);
    const value = formats.money({ minor, currency });
    rows.set(index, { label: labels.subtotalOf(group), value });
  }
  return rows;
}
