/** Asks for the mail of an invoice as it would be written now, and for what was written before. */
import type { Invoice, InvoiceMailPreview } from '../../../src/api-client/index.ts';
import { type AttachedChoice, attachedOf } from '../../../src/contract/invoicing/attached-choices.ts';
import { mailTones } from '../../../src/pages/mail/mail-tones.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { LetterContent } from '../messages.ts';

type Ports = Pick<PagePorts, 'backend' | 'locale' | 't'>;

export async function loadLetter(
  { backend, locale, t }: Ports,
  { invoiceId, attached }: { readonly invoiceId: string; readonly attached: AttachedChoice },
): Promise<LetterContent> {
  const path = { id: invoiceId };
  const query = attachedOf[attached];
  const [invoice, preview] = await Promise.all([
    backend.ask((api, options) => api.getInvoice({ ...options, path })),
    backend.ask((api, options) => api.previewInvoiceMail({ ...options, path, query })),
  ]);
  return toContent({ invoice, preview, attached }, { locale, t });
}

interface Loaded {
  readonly invoice: Pick<Invoice, 'id' | 'number' | 'clientName'>;
  readonly preview: InvoiceMailPreview;
  readonly attached: AttachedChoice;
}

type Before = InvoiceMailPreview['mails'][number];

/** Pure. */
export function toContent(
  { invoice, preview, attached }: Loaded,
  printing: Pick<Ports, 'locale' | 't'>,
): LetterContent {
  const { recipient, subject, text, attachments, canSend, mails } = preview;
  return {
    type: 'content',
    invoiceId: invoice.id,
    title: [invoice.number, invoice.clientName].filter(Boolean).join(' · '),
    to: recipient?.address ?? '',
    subject,
    text,
    attached,
    files: attachments.map(({ filename }) => filename),
    canSend,
    mails: mails.map((mail) => ({
      id: mail.id,
      tone: mailTones[mail.state],
      line: describe(mail, printing),
    })),
    isAgain: mails.some(({ state }) => state !== 'dropped' && state !== 'refused'),
  };
}

/** `Sent to ap@nordwind.example, Nov 27, 2026, 14:31` */
function describe(
  { state, to, createdAt, sentAt }: Before,
  { t, locale }: Pick<Ports, 'locale' | 't'>,
): string {
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(sentAt ?? createdAt));
  const whom = to.join(', ');
  const words: Readonly<Record<Before['state'], string>> = {
    queued: t('In the outbox to {0}, {1}', whom, when),
    sending: t('Being sent to {0}, {1}', whom, when),
    waiting_for_password: t('Waits for the password, to {0}, {1}', whom, when),
    sent: t('Sent to {0}, {1}', whom, when),
    refused: t('Refused, to {0}, {1}', whom, when),
    may_have_been_sent: t('May have been sent to {0}, {1}', whom, when),
    dropped: t('Not sent to {0}, {1}', whom, when),
  };
  return words[state];
}
