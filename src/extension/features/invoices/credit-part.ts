/** What of an invoice a credit note takes: all that is left, lines, or an amount. */
import * as vscode from 'vscode';
import type { CreditInvoice, Invoice } from '../../../api-client/index.ts';
import { parseDuration } from '../../../domain/duration.ts';
import { type Money, parseMoney } from '../../../domain/money.ts';
import { formatAmount } from '../../platform/amounts.ts';
import type { Services } from '../../platform/services.ts';

export interface CreditPart {
  readonly isAll: boolean;
  /** What is taken, in words. */
  readonly label: string;
  readonly body: Pick<CreditInvoice, 'lines' | 'amount'>;
}

/** Undefined when the user turned away. */
export async function askCreditPart(services: Services, invoice: Invoice): Promise<CreditPart | undefined> {
  const { t } = services;
  const left = { ...invoice.gross, minor: invoice.gross.minor - invoice.credited.minor };
  const all = { label: t('All That Is Left'), description: formatAmount(left), how: 'all' } as const;
  const lines = { label: t('Lines…'), description: t('whole, or a quantity'), how: 'lines' } as const;
  const amount = { label: t('Amount…'), description: t('net, over all lines'), how: 'amount' } as const;
  const placeHolder = t('What of {0} is credited?', invoice.number ?? '');
  const chosen = await vscode.window.showQuickPick([all, lines, amount], {
    placeHolder,
    ignoreFocusOut: true,
  });
  switch (chosen?.how) {
    case 'all':
      return { isAll: true, label: formatAmount(left), body: {} };
    case 'lines':
      return await askLines(services, invoice);
    case 'amount':
      return await askAmount(services, invoice.net);
    case undefined:
      return undefined;
  }
}

async function askLines({ backend, t }: Services, { id }: Invoice): Promise<CreditPart | undefined> {
  const { document } = await backend.ask((api, options) =>
    api.getInvoiceDocument({ ...options, path: { id } }),
  );
  const items = document.lines.map((line, index) => ({
    label: `${index + 1} ${line.description}`,
    description: formatAmount(line.net),
    line,
  }));
  const placeHolder = t('Which lines?');
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    placeHolder,
    ignoreFocusOut: true,
  });
  if (chosen === undefined || chosen.length === 0) return undefined;
  const lines: { lineId: string; quantity?: string }[] = [];
  for (const { label, line } of chosen) {
    const quantity = await askQuantity(t, label, line.unitCode);
    if (quantity === undefined) return undefined;
    lines.push({ lineId: line.id, ...(quantity !== '' && { quantity }) });
  }
  const label = lines.length === 1 ? t('1 line') : t('{0} lines', lines.length);
  return { isAll: false, label, body: { lines } };
}

/** Empty: all that is left of the line. Time is typed as h:mm. */
async function askQuantity(t: Services['t'], title: string, unitCode: string): Promise<string | undefined> {
  const isTime = unitCode === 'MIN' || unitCode === 'SEC';
  const text = await vscode.window.showInputBox({
    title,
    prompt: isTime
      ? t('Hours to credit, such as 1:30. Leave it empty for all that is left.')
      : t('Quantity to credit, such as 2.5. Leave it empty for all that is left.'),
    ignoreFocusOut: true,
    validateInput: (typed) =>
      readQuantity(typed, unitCode) === undefined ? t('Not a quantity.') : undefined,
  });
  return text === undefined ? undefined : readQuantity(text, unitCode);
}

function readQuantity(text: string, unitCode: string): string | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return '';
  if (unitCode !== 'MIN' && unitCode !== 'SEC')
    return /^\d{1,9}(\.\d{1,4})?$/.test(typed) ? typed : undefined;
  const seconds = parseDuration(typed);
  if (!seconds.ok) return undefined;
  return unitCode === 'SEC' ? String(seconds.value) : wholeMinutes(seconds.value);
}

function wholeMinutes(seconds: number): string | undefined {
  return seconds % 60 === 0 ? String(seconds / 60) : undefined;
}

async function askAmount({ t }: Services, { currency }: Money): Promise<CreditPart | undefined> {
  const read = (text: string) => {
    const money = parseMoney(text.trim().replace(',', '.'), currency);
    return money.ok && money.value.minor > 0 ? money.value : undefined;
  };
  const text = await vscode.window.showInputBox({
    prompt: t(
      'Net amount in {0}, such as 100.00. Discounts of the invoice are taken off it as they were.',
      currency,
    ),
    ignoreFocusOut: true,
    validateInput: (typed) => (read(typed) === undefined ? t('Not an amount.') : undefined),
  });
  const amount = text === undefined ? undefined : read(text);
  return amount && { isAll: false, label: t('{0} net', formatAmount(amount)), body: { amount } };
}
