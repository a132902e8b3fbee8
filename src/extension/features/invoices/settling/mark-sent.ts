/** *Mark as Sent*: how, to whom and when; by e-mail, to the client's address, today, unless something else is chosen. */
import * as vscode from 'vscode';
import type { Invoice, SendInvoice } from '../../../../api-client/index.ts';
import type { CommandTarget } from '../../../../contract/commands.ts';
import { ifMatch } from '../../../platform/if-match.ts';
import { showBriefly } from '../../../platform/notify.ts';
import type { Services } from '../../../platform/services.ts';
import { askDay } from './ask-day.ts';
import { findRecipient } from './find-recipient.ts';
import { pickIssued } from './pick-issued.ts';

type Via = NonNullable<SendInvoice['via']>;

export async function markSent(services: Services, target: CommandTarget | undefined): Promise<void> {
  const { t } = services;
  const invoice = await pickIssued(services, {
    target,
    isMeant: ({ state, sent }) => state !== 'draft' && (target !== undefined || sent === null),
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
  const ways: (vscode.QuickPickItem & { readonly via: Via })[] = [
    { label: t('By e-mail'), via: 'email' },
    { label: t('As an e-invoice over a network'), via: 'e_invoice' },
    { label: t('By the client’s portal'), via: 'portal' },
    { label: t('By post'), via: 'post' },
    { label: t('In another way'), via: 'other' },
  ];
  const way = await vscode.window.showQuickPick(ways, { title, ignoreFocusOut: true });
  if (way === undefined) return undefined;
  const to = await vscode.window.showInputBox({
    title,
    prompt: t('To whom? It may be left empty.'),
    value: way.via === 'email' ? await findRecipient(services, invoice.clientId) : '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim().length > 320 ? t('At most {0} characters.', 320) : undefined),
  });
  if (to === undefined) return undefined;
  const date = await askDay(services, { title, prompt: t('When was it sent?'), earliest: invoice.issueDate });
  if (date === undefined) return undefined;
  return { via: way.via, date, ...(to.trim() === '' ? {} : { to: to.trim() }) };
}
