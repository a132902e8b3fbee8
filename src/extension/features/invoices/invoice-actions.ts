/** What is done with an invoice from its row or the palette. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { joinFacts, tellInvoicesApart } from '../../../pages/practice/told-apart.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { loadInvoices } from './load-invoices.ts';
import type { AskedFor } from './settling/pick-issued.ts';

export async function pickInvoice(
  services: Services,
  isMeant: (invoice: Invoice) => boolean = () => true,
): Promise<string | undefined> {
  const invoices = (await loadInvoices(services)).filter(isMeant);
  const labelOf = ({ number, clientName }: Invoice) => `${number ?? services.t('Draft')} ${clientName}`;
  const apart = tellInvoicesApart(invoices, { t: services.t, locale: userLocale() }, labelOf);
  const items = invoices.map((invoice) => ({
    label: labelOf(invoice),
    description: joinFacts(formatAmount(invoice.gross), apart.get(invoice)),
    id: invoice.id,
  }));
  if (items.length === 0) {
    vscode.window.showInformationMessage(services.t('There is none: approve time, then create an invoice.'));
    return undefined;
  }
  const placeHolder = services.t('Which invoice?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}

/** Final: so it is asked, once, with what becomes final. The version that was read is the one that is issued. */
export async function issue(
  services: Services,
  show: (id: string) => Promise<void>,
  asked: AskedFor,
): Promise<void> {
  const { backend, t } = services;
  const id = recordIdOf(asked.target, 'invoice') ?? (await pickDraft(services, asked.front));
  if (id === undefined) return;
  const invoice = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  await show(id);
  const act = t('Issue {0}', formatAmount(invoice.gross));
  const detail = t('It gets its number and can never be changed or deleted: only a credit note corrects it.');
  const question = t('Issue the invoice to {0}?', invoice.clientName);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  const headers = ifMatch(invoice);
  await backend.ask((api, options) => api.issueInvoice({ ...options, path: { id }, headers }));
}

/** The one in front where it is a draft. */
async function pickDraft(services: Services, front: string | undefined): Promise<string | undefined> {
  const isDraft = ({ state }: Pick<Invoice, 'state'>) => state === 'draft';
  if (front !== undefined) {
    const path = { id: front };
    const invoice = await services.backend.ask((api, options) => api.getInvoice({ ...options, path }));
    if (isDraft(invoice)) return front;
  }
  return await pickInvoice(services, isDraft);
}

export async function copyNumber({ backend, t }: Services, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'invoice');
  if (id === undefined) return;
  const { number } = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
  if (number === null) vscode.window.showInformationMessage(t('A draft has no number yet.'));
  else await vscode.env.clipboard.writeText(number);
}
