/** Warnings of a draft to a client that wants XRechnung: one that has a Leitweg-ID, or was sent one before. */
import { findXrechnungFaults, hasLeitwegId } from '../../../../../domain/e-invoice/expected-xrechnung.ts';
import type { InvoiceCheck } from '../../../../../domain/invoice-checks.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { ExportFormat } from '../complete/invoice-files.ts';
import { hasFileOf } from './invoice-files.repository.ts';

const formats: readonly ExportFormat[] = ['xrechnung', 'xrechnung-cii', 'facturx-xrechnung'];

/** Without those that `checks` name already. */
export async function checkExpectedFormat(
  reads: Reads,
  clientId: string,
  { document, checks }: { readonly document: InvoiceDocument; readonly checks: readonly InvoiceCheck[] },
): Promise<readonly InvoiceCheck[]> {
  if (!hasLeitwegId(document) && !(await hasFileOf(reads, clientId, formats))) return [];
  const named = new Set(checks.flatMap(({ passed, field }) => (passed ? [] : [field])));
  return findXrechnungFaults(document)
    .filter(({ field }) => !named.has(field))
    .map((fault) => ({ severity: 'warning', passed: false, ...fault }));
}
