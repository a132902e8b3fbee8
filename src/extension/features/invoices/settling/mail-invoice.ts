/** *Send Invoice…*: to whom, what it says and what is attached; then it leaves by the user's own mail account. */
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Invoice, InvoiceMailPreview, Mail, MailInvoiceData } from '../../../../api-client/index.ts';
import { checkAddress } from '../../../../pages/mail/check-address.ts';
import { runCommand } from '../../../platform/commands.ts';
import { showBriefly } from '../../../platform/notify.ts';
import type { Services } from '../../../platform/services.ts';
import { releaseOutgoing, setUpEmail } from '../../mail/index.ts';
import { type Attached, askAttached, emailInvoice, showRefusal } from './email-invoice.ts';
import type { InvoiceLetter } from './invoice-letter.ts';
import { type AskedFor, pickIssued } from './pick-issued.ts';

export async function mailInvoice(services: Services, asked: AskedFor): Promise<void> {
  const { t } = services;
  const invoice = await pickIssued(services, {
    asked,
    isMeant: ({ state }) => state !== 'draft' && state !== 'cancelled',
    none: t('No invoice is issued yet.'),
  });
  if (invoice === undefined) return;
  if (!(await isReady(services, invoice, asked))) return;
  const attached = await askAttached(services, t('Send {0}', invoice.number ?? ''));
  if (attached === undefined) return;
  const preview = await load(services, invoice, attached);
  if (preview === undefined) return;
  const to = preview.recipient?.address ?? (await askRecipient(services, invoice));
  if (to === undefined) return;
  const before = preview.mails.find(({ state }) => state !== 'dropped' && state !== 'refused');
  await decide(services, invoice, { preview, to, attached, isAgain: before !== undefined });
}

/** Sends it as it was shown, or opens it to be changed. */
async function decide(
  services: Services,
  invoice: Invoice,
  { attached, ...shown }: Shown & { readonly attached: Attached },
): Promise<void> {
  const { to, isAgain } = shown;
  const answer = await confirm(services, invoice, shown);
  const letter = { invoiceId: invoice.id, attached: choiceOf(attached) };
  if (answer === 'edit') await runCommand('vireo.writeInvoiceMail', letter);
  if (answer === 'send')
    await sendMail(services, invoice, { ...attached, to, ...(isAgain && { again: true }) });
}

type MailInvoice = NonNullable<MailInvoiceData['body']>;

async function sendMail(services: Services, invoice: Invoice, mail: MailInvoice): Promise<void> {
  const { backend } = services;
  const path = { id: invoice.id };
  const queued = await backend.ask((api, options) =>
    api.mailInvoice({ ...options, path, body: { ...mail, id: api.newId() } }),
  );
  await showEnd(services, invoice, queued.id);
}

/** An account is set up; without one it can be, or the draft of another program is opened. */
async function isReady(services: Services, invoice: Invoice, asked: AskedFor): Promise<boolean> {
  const { backend, t } = services;
  const { accounts } = await backend.ask((api, options) => api.getMailStatus({ ...options }));
  if (accounts > 0) return true;
  const [setUp, draft] = [t('Set Up Email…'), t('Open as Email Draft')];
  const detail = t('Vireo sends by your own account. Without one, your mail program opens a draft.');
  const chosen = await vscode.window.showInformationMessage(
    t('No email account is set up.'),
    { modal: true, detail },
    setUp,
    draft,
  );
  if (chosen === draft) await emailInvoice(services, { ...asked, target: undefined, front: invoice.id });
  return chosen === setUp && (await setUpEmail());
}

async function load(
  services: Services,
  invoice: Invoice,
  query: Attached,
): Promise<InvoiceMailPreview | undefined> {
  const path = { id: invoice.id };
  return await showRefusal(services, { invoice, attached: query }, async () =>
    services.backend.ask((api, options) => api.previewInvoiceMail({ ...options, path, query })),
  );
}

async function askRecipient({ t }: Services, { clientName }: Invoice): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Send to {0}', clientName),
    ignoreFocusOut: true,
    prompt: t('The client has no contact for invoices: to which address?'),
    validateInput: (text) => checkAddress(text, t),
  });
  return typed?.trim();
}

interface Shown {
  readonly preview: InvoiceMailPreview;
  readonly to: string;
  readonly isAgain: boolean;
}

/** As the page names them. */
function choiceOf({ format, xml }: Attached): InvoiceLetter['attached'] {
  if (format === 'facturx') return format;
  return xml === 'xrechnung' || xml === 'ubl' ? xml : 'pdf';
}

/** The whole mail, before it leaves; `edit` where its text is to be another one. */
async function confirm(
  { t }: Services,
  { number }: Invoice,
  { preview, to, isAgain }: Shown,
): Promise<'send' | 'edit' | undefined> {
  const files = preview.attachments.map(({ filename }) => filename).join(', ');
  const detail = [
    ...(isAgain ? [t('A mail with this invoice was written before: the client may get it twice.'), ''] : []),
    t('Subject: {0}', preview.subject),
    t('Attached: {0}', files),
    '',
    preview.text.trim(),
  ].join('\n');
  const send = isAgain ? t('Send Again') : t('Send');
  const question = t('Send {0} to {1}?', number ?? '', to);
  const edit = t('Edit…');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, send, edit);
  if (chosen === undefined) return undefined;
  return chosen === edit ? 'edit' : 'send';
}

const looksMs = 300;
/** A server that takes longer is followed no further: the invoice shows when it was sent. */
const followedMs = 30_000;
const underWay: readonly Mail['state'][] = ['queued', 'sending'];

/** What the server said, as far as it says it soon. */
async function showEnd(services: Services, invoice: Invoice, id: string): Promise<void> {
  const { t } = services;
  const number = invoice.number ?? '';
  const progress = { location: vscode.ProgressLocation.Notification, title: t('Sending {0}…', number) };
  const mail = await vscode.window.withProgress(progress, async () => await follow(services, id));
  const to = mail.to.map(({ address }) => address).join(', ');
  if (mail.state === 'sent') {
    showBriefly(t('{0} was sent to {1}.', number, to));
    return;
  }
  if (mail.fault === 'resting') {
    await releaseOutgoing(services);
    return;
  }
  vscode.window.showWarningMessage(mail.message ?? sentenceOf(services, mail, number));
}

/** Nothing more comes of it soon. */
function isSettled({ state, fault, attempts, nextAt }: Mail): boolean {
  return !underWay.includes(state) || fault === 'resting' || (nextAt !== null && attempts > 0);
}

async function follow({ backend }: Services, id: string): Promise<Mail> {
  const end = Date.now() + followedMs;
  for (;;) {
    const mail = await backend.ask((api, options) => api.getMail({ ...options, path: { id } }));
    if (isSettled(mail) || Date.now() > end) return mail;
    await wait(looksMs);
  }
}

function sentenceOf({ t }: Services, { state }: Mail, number: string): string {
  if (state === 'waiting_for_password') return t('{0} waits for the password of your email account.', number);
  if (state === 'may_have_been_sent')
    return t('{0} may have been sent: ask the client before you send it again.', number);
  return underWay.includes(state)
    ? t('{0} is in the outbox, and sent as soon as that is possible.', number)
    : t('{0} was not sent.', number);
}
