/** Files of an issued invoice that a mail about it carries: those that were made of it. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import { nameOfFile, typeOfFile } from '../complete/invoice-files.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { findInvoiceFile } from './invoice-files.repository.ts';

interface AttachedTo {
  readonly id: string;
  readonly organization_id: string;
  readonly document: string | null;
}

/** The PDF, where it was made. */
export async function listAttachable(reads: Reads, invoice: AttachedTo) {
  const file = await findInvoiceFile(reads, invoice, 'pdf');
  if (!file || invoice.document === null) return [];
  const filename = nameOfFile(parseDocument(invoice.document), 'pdf');
  return [{ filename, contentType: typeOfFile('pdf'), sha256: file.sha256 }];
}
