/** The mail that an issued invoice leaves with: whom it goes to, what it says, which files it carries. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { writeInvoiceMail } from '../../../../../domain/payments/invoice-mail.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { AttachedFile } from '../../../../platform/mail/mail.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { EmailInvoice } from '../complete/complete-invoice.schema.ts';
import type { ExportFormat, InvoiceFile } from '../complete/invoice-files.ts';
import { findInvoiceFile } from '../files/invoice-files.repository.ts';
import { keepInvoiceFile } from '../files/keep-invoice-file.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { loadInvoice } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoiceRow } from '../invoices.repository.ts';
import { requireOwn } from '../opening/enter-opening.ts';

export interface MailOf {
  readonly caller: Caller;
  readonly id: string;
  readonly input: EmailInvoice;
}

export interface Recipient {
  readonly name: string;
  readonly email: string | undefined;
}

export interface WrittenMail {
  readonly row: InvoiceRow;
  readonly document: InvoiceDocument;
  readonly recipient: Recipient;
  readonly subject: string;
  readonly text: string;
  /** The one that a person reads is the first. */
  readonly files: readonly (InvoiceFile & { readonly format: ExportFormat })[];
}

/** Throws ApiError where it is a draft, or cannot be written as one of the files. */
export async function writeMail(ports: InvoicePorts, { caller, id, input }: MailOf): Promise<WrittenMail> {
  const reads = ports.reads(caller.actor);
  const row = await loadInvoice(reads, id);
  requireOwn(row);
  const { document: frozen } = row;
  if (frozen === null) {
    throw new ApiError('state_forbids', 'The invoice is a draft: issue it before you send it.');
  }
  const document = parseDocument(frozen);
  const { client_id: clientId } = row;
  const recipient = await findRecipient(ports, reads, { clientId, document, to: input.to });
  const { subject, text } = writeInvoiceMail(document, { recipient: recipient.name });
  const formats: readonly ExportFormat[] = [input.format, ...(input.xml === undefined ? [] : [input.xml])];
  const files: WrittenMail['files'][number][] = [];
  for (const format of formats) {
    files.push({ format, ...(await keepInvoiceFile(ports, { caller, row, document: frozen, format })) });
  }
  return { row, document, recipient, subject, text, files };
}

/** As they were stored. */
export async function listAttached(reads: Reads, { row, files }: WrittenMail) {
  const attached: (AttachedFile & { readonly size: number })[] = [];
  for (const { format, name: filename, type: contentType, content } of files) {
    const kept = await findInvoiceFile(reads, row, format);
    if (kept) attached.push({ filename, contentType, sha256: kept.sha256, size: content.length });
  }
  return attached;
}

/** The address that is said, the contact for billing, the client of the document, the client on record. */
export async function findRecipient(
  ports: Pick<InvoicePorts, 'findBillingContact' | 'findBuyer'>,
  reads: Reads,
  {
    clientId,
    document,
    to,
  }: {
    readonly clientId: string;
    readonly document: InvoiceDocument;
    readonly to?: string | undefined;
  },
): Promise<Recipient> {
  if (to !== undefined) return { name: '', email: to };
  const contact = await ports.findBillingContact(reads, clientId);
  if (contact?.email) return { name: contact.name, email: contact.email };
  const client = await ports.findBuyer(reads, clientId);
  return { name: '', email: document.buyer.email ?? client?.email ?? undefined };
}
