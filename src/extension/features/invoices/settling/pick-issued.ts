/** The invoice of a command: that of its row or page, else of the panel in front where it is one that is meant, else the one that is chosen. */
import * as vscode from 'vscode';
import type { Invoice } from '../../../../api-client/index.ts';
import type { CommandTarget } from '../../../../contract/commands.ts';
import { joinFacts, tellInvoicesApart } from '../../../../pages/practice/told-apart.ts';
import { formatAmount } from '../../../platform/amounts.ts';
import { userLocale } from '../../../platform/l10n.ts';
import { recordIdOf } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { loadInvoices } from '../load-invoices.ts';

export interface AskedFor {
  /** What the command was pressed on; none from the palette. */
  readonly target: CommandTarget | undefined;
  /** Id of the invoice whose panel is in front. */
  readonly front: string | undefined;
}

export interface Picked {
  readonly asked: AskedFor;
  readonly isMeant: (invoice: Invoice) => boolean;
  /** Told where there is none. */
  readonly none: string;
}

export async function pickIssued(
  services: Services,
  { asked: { target, front }, isMeant, none }: Picked,
): Promise<Invoice | undefined> {
  const { backend, t } = services;
  const pressed = recordIdOf(target, 'invoice');
  const id = pressed ?? front;
  if (id !== undefined) {
    const invoice = await backend.ask((api, options) => api.getInvoice({ ...options, path: { id } }));
    if (isMeant(invoice)) return invoice;
    if (pressed !== undefined) {
      vscode.window.showInformationMessage(none);
      return undefined;
    }
  }
  const invoices = (await loadInvoices(services)).filter(isMeant);
  const labelOf = ({ number, clientName }: Invoice) => `${number ?? ''} ${clientName}`;
  const apart = tellInvoicesApart(invoices, { t, locale: userLocale() }, labelOf);
  const items = invoices.map((invoice) => ({
    label: labelOf(invoice),
    description: joinFacts(
      formatAmount(invoice.due.minor > 0 ? invoice.due : invoice.gross),
      apart.get(invoice),
    ),
    invoice,
  }));
  if (items.length === 0) {
    vscode.window.showInformationMessage(none);
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which invoice?') }))?.invoice;
}
