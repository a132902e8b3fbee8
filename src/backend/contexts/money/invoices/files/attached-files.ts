/** The file of an issued invoice that a mail about it carries: its PDF, made before the mail is queued. */
import type { Caller } from '../../../../platform/http/actor.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { isOpening } from '../../model/opening-series.ts';
import { nameOfFile, typeOfFile } from '../complete/invoice-files.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { loadInvoice } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { findInvoiceFile } from './invoice-files.repository.ts';
import { keepInvoiceFile } from './keep-invoice-file.ts';

interface AttachedTo {
  readonly id: string;
  readonly organization_id: string;
  readonly series_prefix: string | null;
  readonly document: string | null;
}

const format = 'pdf';

/** Undefined for a draft, and for an opening balance: its document is in the tool that issued it. */
function ownDocument(invoice: AttachedTo): string | undefined {
  return invoice.document === null || isOpening(invoice) ? undefined : invoice.document;
}

/** Whether it was made yet or not. */
export function nameAttachable(invoice: AttachedTo): readonly string[] {
  const document = ownDocument(invoice);
  return document === undefined ? [] : [nameOfFile(parseDocument(document), format)];
}

/** Takes time, so it is done before the transaction that queues the mail. */
export async function keepAttachable(ports: InvoicePorts, caller: Caller, id: string): Promise<void> {
  const row = await loadInvoice(ports.reads(caller.actor), id);
  const document = ownDocument(row);
  if (document !== undefined) await keepInvoiceFile(ports, { caller, row, document, format });
}

export async function listAttachable(reads: Reads, invoice: AttachedTo) {
  const document = ownDocument(invoice);
  const file = document === undefined ? undefined : await findInvoiceFile(reads, invoice, format);
  if (file === undefined) return [];
  const [filename = ''] = nameAttachable(invoice);
  return [{ filename, contentType: typeOfFile(format), sha256: file.sha256 }];
}
