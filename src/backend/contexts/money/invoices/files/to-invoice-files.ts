import { toInstant } from '../../../../platform/http/instant.ts';
import type { ExportFormat } from '../complete/invoice-files.ts';
import type { InvoiceFileTable } from '../invoices.tables.ts';
import type { InvoiceFiles } from './invoice-files.schema.ts';

export function toInvoiceFiles(rows: readonly InvoiceFileTable[]): InvoiceFiles {
  const items = rows.map(({ format, sha256, size, created_at, replaced_sha256 }) => ({
    format: format as ExportFormat,
    sha256,
    sizeBytes: size,
    createdAt: toInstant(created_at),
    replacedSha256: replaced_sha256,
  }));
  return { items };
}
