/** An issued invoice as a mail that was not sent yet: text by its language, its files attached. */
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { writeInvoiceMail } from '../../../../../domain/payments/invoice-mail.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { EmailInvoice } from '../complete/complete-invoice.schema.ts';
import type { ExportFormat, InvoiceFile } from '../complete/invoice-files.ts';
import { keepInvoiceFile } from '../files/keep-invoice-file.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoiceRow } from '../invoices.repository.ts';

export interface Recipient {
  readonly name: string;
  readonly email: string | undefined;
}

interface Emailing {
  readonly caller: Caller;
  readonly row: InvoiceRow;
  readonly input: EmailInvoice;
}

/** Throws ApiError where it is a draft, or cannot be written as one of the files. */
export async function draftEmail(ports: InvoicePorts, emailing: Emailing): Promise<InvoiceFile> {
  const { caller, row, input } = emailing;
  const { document: frozen } = row;
  if (frozen === null) {
    throw new ApiError('state_forbids', 'The invoice is a draft: issue it before you send it.');
  }
  const document = parseDocument(frozen);
  const keep = async (format: ExportFormat) =>
    await keepInvoiceFile(ports, { caller, row, document: frozen, format });
  const files: InvoiceFile[] = [await keep(input.format)];
  if (input.xml !== undefined) files.push(await keep(input.xml));
  const recipient = await findRecipient(ports, emailing, document);
  const name = `${files[0]?.name.replace(/\.pdf$/, '') ?? row.id}.eml`;
  const content = await compose(document, { recipient, files, nowMs: ports.clock() });
  return { name, type: 'message/rfc822', content };
}

/** The address that is said, the contact for billing, the client of the document, the client on record. */
export async function findRecipient(
  ports: InvoicePorts,
  { caller, row: { client_id: clientId }, input: { to: said } }: Emailing,
  document: InvoiceDocument,
): Promise<Recipient> {
  if (said !== undefined) return { name: '', email: said };
  const reads = ports.reads(caller.actor);
  const contact = await ports.findBillingContact(reads, clientId);
  if (contact?.email) return { name: contact.name, email: contact.email };
  const client = await ports.findBuyer(reads, clientId);
  return { name: '', email: document.buyer.email ?? client?.email ?? undefined };
}

interface Parts {
  readonly recipient: Recipient;
  readonly files: readonly InvoiceFile[];
  readonly nowMs: number;
}

/** The library is loaded when a mail is written, and never before. */
async function compose(document: InvoiceDocument, { recipient, files, nowMs }: Parts): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { seller } = document;
  const from = seller.contact?.email ?? seller.email;
  const { subject, text } = writeInvoiceMail(document, { recipient: recipient.name });
  const to = recipient.email === undefined ? {} : { to: { name: recipient.name, address: recipient.email } };
  const mail = new MailComposer({
    ...(from === undefined ? {} : { from: { name: seller.contact?.name ?? seller.name, address: from } }),
    ...to,
    subject,
    text,
    date: new Date(nowMs),
    // Made from the invoice: by itself the library would tell the name of this machine.
    messageId: `<${document.id}@${from?.split('@').at(-1) ?? 'localhost'}>`,
    // Mail programs open it for editing, as a draft of their own.
    headers: { 'X-Unsent': '1' },
    attachments: files.map(({ name, type, content }) => ({
      filename: name,
      contentType: type.split(';')[0] ?? type,
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return await mail.compile().build();
}
