/** The mail that an issued invoice leaves with: whom it goes to, what it says, which files it carries. */
import { writeInvoiceMail } from '../../../../../domain/payments/invoice-mail.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { AttachedFile } from '../../../../platform/mail/mail.ts';
import type { EmailInvoice } from '../complete/complete-invoice.schema.ts';
import type { ExportFormat } from '../complete/invoice-files.ts';
import { findInvoiceFile } from '../files/invoice-files.repository.ts';
import { keepInvoiceFile } from '../files/keep-invoice-file.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { loadInvoice } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoiceRow } from '../invoices.repository.ts';
import { requireOwn } from '../opening/enter-opening.ts';
import { findRecipient, type Recipient } from '../settling/draft-email.ts';

export interface MailOf {
  readonly caller: Caller;
  readonly id: string;
  readonly input: EmailInvoice;
}

export interface WrittenMail {
  readonly row: InvoiceRow;
  readonly recipient: Recipient;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly (AttachedFile & { readonly size: number })[];
}

/** Throws ApiError where it is a draft, or cannot be written as one of the files. */
export async function writeMail(ports: InvoicePorts, { caller, id, input }: MailOf): Promise<WrittenMail> {
  const row = await loadInvoice(ports.reads(caller.actor), id);
  requireOwn(row);
  const { document: frozen } = row;
  if (frozen === null) {
    throw new ApiError('state_forbids', 'The invoice is a draft: issue it before you send it.');
  }
  const document = parseDocument(frozen);
  const recipient = await findRecipient(ports, { caller, row, input }, document);
  const { subject, text } = writeInvoiceMail(document, { recipient: recipient.name });
  const formats: readonly ExportFormat[] = [input.format, ...(input.xml === undefined ? [] : [input.xml])];
  const files: WrittenMail['files'][number][] = [];
  for (const format of formats) {
    const {
      name: filename,
      type: contentType,
      content,
    } = await keepInvoiceFile(ports, {
      caller,
      row,
      document: frozen,
      format,
    });
    const kept = await findInvoiceFile(ports.reads(caller.actor), row, format);
    if (kept !== undefined) files.push({ filename, contentType, sha256: kept.sha256, size: content.length });
  }
  return { row, recipient, subject, text, files };
}
