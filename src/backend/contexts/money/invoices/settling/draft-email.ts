/** An issued invoice as a mail that was not sent yet: text by its language, its files attached. */
import type { InvoiceFile } from '../complete/invoice-files.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { type MailOf, type WrittenMail, writeMail } from '../mailing/write-mail.ts';

/** Throws ApiError where it is a draft, or cannot be written as one of the files. */
export async function draftEmail(ports: InvoicePorts, of: MailOf): Promise<InvoiceFile> {
  const written = await writeMail(ports, of);
  const name = `${written.files[0]?.name.replace(/\.pdf$/, '') ?? of.id}.eml`;
  return { name, type: 'message/rfc822', content: await compose(written, ports.clock()) };
}

/** The library is loaded when a mail is written, and never before. */
async function compose(
  { document, recipient, subject, text, files }: WrittenMail,
  nowMs: number,
): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { seller } = document;
  const from = seller.contact?.email ?? seller.email;
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
