/** *Record Payment…*: all that is due, today, by one Enter; else how much and when. */
import * as vscode from 'vscode';
import type { CreatePayment, Invoice, Payment } from '../../../../api-client/index.ts';
import { toDecimalString } from '../../../../domain/amounts/minor-digits.ts';
import { findDiscount, type OfferedDiscount } from '../../../../domain/payments/cash-discount.ts';
import { isApiFailure } from '../../../../pages/failures.ts';
import { ifMatch } from '../../../../pages/if-match.ts';
import { today } from '../../../../pages/time/iso-week.ts';
import { formatAmount } from '../../../platform/amounts.ts';
import { showBriefly } from '../../../platform/notify.ts';
import type { Services } from '../../../platform/services.ts';
import { askDay } from './ask-day.ts';
import { loadCredit } from './client-credit.ts';
import { askRefund, askWriteOff } from './other-payments.ts';
import { type AskedFor, pickIssued } from './pick-issued.ts';
import { checkAmount, readAmount } from './typed-payment.ts';

export async function recordPayment(services: Services, asked: AskedFor): Promise<void> {
  const { t } = services;
  const invoice = await pickIssued(services, {
    asked,
    isMeant: ({ state, due, overpaid }) => state !== 'draft' && (due.minor > 0 || overpaid.minor > 0),
    none: t('No payment is due: nothing is open.'),
  });
  if (invoice === undefined) return;
  const body = await (invoice.due.minor > 0 ? askPayment : askRefund)(services, invoice);
  if (body === undefined) return;
  const payment = await services.backend.ask((api, options) =>
    api.createPayment({ ...options, body: { id: api.newId(), ...body } }),
  );
  await tellRecorded(services, invoice, payment);
}

type Way = 'all' | 'amount' | 'discount' | 'credit' | 'writeOff';

/** Undefined when the user turned away: nothing was written. */
async function askPayment(services: Services, invoice: Invoice): Promise<CreatePayment | undefined> {
  const way = await askWay(services, invoice);
  if (way === undefined) return undefined;
  const allocations = [{ invoiceId: invoice.id, ...(way === 'discount' && { cashDiscount: true }) }];
  if (way === 'all') {
    // The amount that was shown: what was recorded elsewhere in the meantime makes the rest the client's credit.
    return { kind: 'payment', valueDate: today(services.clock.now()), amount: invoice.due, allocations };
  }
  if (way === 'writeOff') return await askWriteOff(services, invoice);
  const amount = way === 'amount' ? await askAmount(services, invoice) : undefined;
  if (way === 'amount' && amount === undefined) return undefined;
  return await askValueDate(services, invoice, { way, amount, allocations });
}

interface ChosenPayment {
  readonly way: Way;
  readonly amount: Invoice['due'] | undefined;
  readonly allocations: { invoiceId: string; cashDiscount?: boolean }[];
}

async function askValueDate(
  services: Services,
  invoice: Invoice,
  { way, amount, allocations }: ChosenPayment,
): Promise<CreatePayment | undefined> {
  const title = services.t('Payment of {0}', invoice.number ?? '');
  const valueDate = await askDay(services, { title, prompt: services.t('The day from which it counts.') });
  if (valueDate === undefined) return undefined;
  return way === 'credit'
    ? { kind: 'transfer', valueDate, allocations }
    : { kind: 'payment', valueDate, allocations, ...(amount && { amount }) };
}

async function askWay(services: Services, invoice: Invoice): Promise<Way | undefined> {
  const { t } = services;
  const [credit, discount] = await Promise.all([
    loadCredit(services, invoice),
    loadDiscount(services, invoice),
  ]);
  const items: (vscode.QuickPickItem & { readonly way: Way })[] = [
    { label: t('{0}, today', formatAmount(invoice.due)), description: t('all that is due'), way: 'all' },
    { label: t('Another amount or day…'), way: 'amount' },
  ];
  if (discount !== undefined) {
    const { minor } = discount.amount;
    const rest = formatAmount({ ...invoice.due, minor: invoice.due.minor - minor });
    items.push({
      label: t('{0} with {1} % cash discount', rest, discount.percent),
      description: t('until {0}', discount.until),
      way: 'discount',
    });
  }
  if (credit !== undefined) {
    items.push({ label: t('Apply the client’s credit'), description: formatAmount(credit), way: 'credit' });
  }
  items.push({
    label: t('Write it off…'),
    description: t('{0} will not be paid', formatAmount(invoice.due)),
    way: 'writeOff',
  });
  const title = t('Payment of {0}', invoice.number ?? '');
  const placeHolder = t('How is {0} paid?', invoice.number ?? '');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.way;
}

async function loadDiscount(
  { backend, clock }: Services,
  { id, due, gross, credited }: Invoice,
): Promise<OfferedDiscount | undefined> {
  const path = { id };
  const { document } = await backend.ask((api, options) => api.getInvoiceDocument({ ...options, path }));
  const { issueDate, cashDiscounts = [] } = document;
  const rounding = document.totals.rounding?.minor ?? 0;
  const payable = { ...gross, minor: gross.minor + rounding - credited.minor };
  const found = findDiscount(
    {
      issueDate,
      payable,
      cashDiscounts: cashDiscounts.map(({ base, ...terms }) => ({ ...terms, ...(base && { base }) })),
    },
    today(clock.now()),
  );
  return found !== undefined && found.amount.minor < due.minor ? found : undefined;
}

async function askAmount({ t }: Services, invoice: Invoice): Promise<Invoice['due'] | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Payment of {0}', invoice.number ?? ''),
    prompt: t('{0} is due from {1}.', formatAmount(invoice.due), invoice.clientName),
    value: toDecimalString(invoice.due),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const check = checkAmount(text, invoice, { t, formatAmount });
      if (check?.isInfo !== true) return check?.message;
      return { message: check.message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return typed === undefined ? undefined : readAmount(typed, invoice.currency);
}

async function tellRecorded(services: Services, { id, number }: Invoice, payment: Payment): Promise<void> {
  const { backend, t } = services;
  const { due } = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  const reverse = t('Reverse');
  const amount = formatAmount(payment.amount);
  const sentences: Readonly<Record<Payment['kind'], string>> = {
    payment:
      due.minor === 0
        ? t('{0} of {1} recorded: it is paid.', amount, number ?? '')
        : t('{0} of {1} recorded: {2} is still due.', amount, number ?? '', formatAmount(due)),
    transfer:
      due.minor === 0
        ? t('{0} of the client’s credit applied to {1}: it is paid.', amount, number ?? '')
        : t(
            '{0} of the client’s credit applied to {1}: {2} is still due.',
            amount,
            number ?? '',
            formatAmount(due),
          ),
    write_off: t('{0} of {1} written off.', amount, number ?? ''),
    refund: t('{0} paid back to {1}.', amount, payment.clientName),
  };
  const sentence = sentences[payment.kind];
  if ((await vscode.window.showInformationMessage(sentence, reverse)) !== reverse) return;
  await reversePayment(services, payment);
}

/** From the same day, as if it had never been recorded; from today where a credit note has taken a part of it back since. */
async function reversePayment({ backend, t }: Services, payment: Payment): Promise<void> {
  const path = { id: payment.id };
  const headers = ifMatch(payment);
  const { valueDate } = payment;
  const reverse = async (facts: { readonly valueDate?: string }) =>
    await backend.ask((api, options) =>
      api.reversePayment({ ...options, path, headers, body: { id: api.newId(), ...facts } }),
    );
  try {
    await reverse({ valueDate });
  } catch (error) {
    const isTooEarly =
      isApiFailure(error, 'invalid') && error.details.some(({ field }) => field === 'valueDate');
    if (!isTooEarly) throw error;
    await reverse({});
  }
  showBriefly(t('{0} was reversed.', formatAmount(payment.amount)));
}

/** From the panel: what is reversed is asked once, since it stays on record. */
export async function reverseRecorded(services: Services, id: string): Promise<void> {
  const { backend, t } = services;
  const payment = await backend.ask((api, options) => api.getPayment({ ...options, path: { id } }));
  const act = t('Reverse');
  const question = t('Reverse {0} of {1}?', formatAmount(payment.amount), payment.valueDate);
  const detail = t('The payment and its reversal both stay on record.');
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await reversePayment(services, payment);
}
