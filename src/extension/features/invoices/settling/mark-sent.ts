/** *Mark as Sent…*: by e-mail, to the client's address, today, by one Enter; else how, to whom and when. */
import * as vscode from 'vscode';
import type { Invoice, SendInvoice } from '../../../../api-client/index.ts';
import { ifMatch } from '../../../../pages/if-match.ts';
import { today } from '../../../../pages/time/iso-week.ts';
import { showBriefly } from '../../../platform/notify.ts';
import type { Services } from '../../../platform/services.ts';
import { askDay } from './ask-day.ts';
import { findRecipient } from './find-recipient.ts';
import { type AskedFor, pickIssued } from './pick-issued.ts';

type Via = NonNullable<SendInvoice['via']>;

export async function markSent(services: Services, asked: AskedFor): Promise<void> {
  const { t } = services;
  const invoice = await pickIssued(services, {
    asked,
    isMeant: ({ state, sent }) => state !== 'draft' && (asked.target !== undefined || sent === null),
    none: t('Every issued invoice was sent.'),
  });
  if (invoice === undefined) return;
  const sent = await askSent(services, invoice);
  if (sent !== undefined) await writeSent(services, invoice, sent);
}

/** Refused when the invoice was changed since it was read. */
export async function writeSent(
  { backend, t }: Services,
  invoice: Invoice,
  body: SendInvoice,
): Promise<void> {
  const path = { id: invoice.id };
  const headers = ifMatch(invoice);
  await backend.ask((api, options) => api.markInvoiceSent({ ...options, path, headers, body }));
  showBriefly(t('{0} is marked as sent.', invoice.number ?? ''));
}

async function askSent(services: Services, invoice: Invoice): Promise<SendInvoice | undefined> {
  const { t } = services;
  const title = t('{0} was sent', invoice.number ?? '');
  const recipient = await findRecipient(services, invoice.clientId);
  const ways: (vscode.QuickPickItem & { readonly via: Via; readonly isUsual?: true })[] = [
    {
      label: recipient === '' ? t('By email, today') : t('By email to {0}, today', recipient),
      via: 'email',
      isUsual: true,
    },
    { label: t('By email…'), description: t('another address or day'), via: 'email' },
    { label: t('As an e-invoice over a network…'), via: 'e_invoice' },
    { label: t('By the client’s portal…'), via: 'portal' },
    { label: t('By post…'), via: 'post' },
    { label: t('In another way…'), via: 'other' },
  ];
  const placeHolder = t('How was it sent?');
  const way = await vscode.window.showQuickPick(ways, { title, placeHolder, ignoreFocusOut: true });
  if (way === undefined) return undefined;
  if (way.isUsual) {
    return {
      via: 'email',
      date: today(services.clock.now()),
      ...(recipient === '' ? {} : { to: recipient }),
    };
  }
  const to = await vscode.window.showInputBox({
    title,
    prompt: t('To whom? It may be left empty.'),
    value: way.via === 'email' ? recipient : '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim().length > 320 ? t('At most {0} characters.', 320) : undefined),
  });
  if (to === undefined) return undefined;
  const date = await askDay(services, { title, prompt: t('When was it sent?'), earliest: invoice.issueDate });
  if (date === undefined) return undefined;
  return { via: way.via, date, ...(to.trim() === '' ? {} : { to: to.trim() }) };
}
