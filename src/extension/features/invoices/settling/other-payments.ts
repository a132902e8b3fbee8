/** What is no payment of the client's, and asked for where payments are: a write-off, and credit that is paid back. */
import * as vscode from 'vscode';
import type { CreatePayment, Invoice } from '../../../../api-client/index.ts';
import { toDecimalString } from '../../../../domain/amounts/minor-digits.ts';
import { today } from '../../../../pages/time/iso-week.ts';
import { formatAmount } from '../../../platform/amounts.ts';
import type { Services } from '../../../platform/services.ts';
import { askDay } from './ask-day.ts';
import { loadCredit } from './client-credit.ts';
import { checkRefund, readAmount } from './typed-payment.ts';

const mostOfNote = 1000;

/** Undefined when the user turned away: nothing was written. */
export async function askWriteOff({ t }: Services, invoice: Invoice): Promise<CreatePayment | undefined> {
  const note = await vscode.window.showInputBox({
    title: t('Write off {0} of {1}', formatAmount(invoice.due), invoice.number ?? ''),
    prompt: t('Why? It may be left empty. The VAT is corrected by a credit note alone.'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.length > mostOfNote ? t('At most {0} characters.', mostOfNote) : undefined,
  });
  if (note === undefined) return undefined;
  // The amount that was shown, and no more.
  const allocations = [{ invoiceId: invoice.id, amount: invoice.due }];
  return { kind: 'write_off', allocations, ...(note.trim() === '' ? {} : { note: note.trim() }) };
}

/** All credit of the client, today, unless another amount or day is typed. */
export async function askRefund(services: Services, invoice: Invoice): Promise<CreatePayment | undefined> {
  const { t, clock } = services;
  const { clientId, clientName } = invoice;
  const credit = (await loadCredit(services, invoice)) ?? invoice.overpaid;
  const title = t('Refund to {0}', clientName);
  const refund = { kind: 'refund', clientId } as const;
  const items = [
    { label: t('{0}, today', formatAmount(credit)), description: t('all of the credit'), isAll: true },
    { label: t('Another amount or day…'), isAll: false },
  ];
  const placeHolder = t('What did you pay back?');
  const way = await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (way === undefined) return undefined;
  if (way.isAll) return { ...refund, valueDate: today(clock.now()), amount: credit };
  const typed = await vscode.window.showInputBox({
    title,
    prompt: t('{0} is credit of the client.', formatAmount(credit)),
    value: toDecimalString(credit),
    ignoreFocusOut: true,
    validateInput: (text) => checkRefund(text, credit, { t, formatAmount })?.message,
  });
  const amount = typed === undefined ? undefined : readAmount(typed, credit.currency);
  if (amount === undefined) return undefined;
  const valueDate = await askDay(services, { title, prompt: t('The day from which it counts.') });
  return valueDate === undefined ? undefined : { ...refund, valueDate, amount };
}
