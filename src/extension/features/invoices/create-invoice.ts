/** Asks whose approved time goes on a new invoice, with what there is of it. */
import * as vscode from 'vscode';
import type { BillableClients } from '../../../api-client/index.ts';
import { treeViews } from '../../../contract/views.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { formatAmounts } from '../../platform/amounts.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

type ReadyClient = BillableClients['items'][number];

/** The id of the new draft: all approved time of a client that no invoice has yet. */
export async function createInvoice(services: Services): Promise<string | undefined> {
  const { backend } = services;
  const { items } = await backend.ask((api, options) => api.listBillableClients(options));
  if (items.length === 0) {
    await leadToWeeks(services);
    return undefined;
  }
  const chosen = await pickReady(services, items);
  if (chosen === undefined) return undefined;
  const { id } = await backend.ask((api, options) =>
    api.createInvoice({ ...options, body: { id: api.newId(), clientId: chosen.clientId } }),
  );
  return id;
}

/** To what is missing: weeks that are submitted. */
async function leadToWeeks({ backend, t }: Services): Promise<void> {
  const approved = await backend.ask((api, options) =>
    api.listTimesheets({ ...options, query: { state: 'approved', limit: 1 } }),
  );
  const sentence =
    approved.items.length === 0
      ? t('Nothing is approved yet: submit and approve a week first.')
      : t('All approved time is on an invoice already.');
  const [submit, show] = [t('Submit Weeks…'), t('Show Timesheets')];
  const chosen = await vscode.window.showInformationMessage(sentence, submit, show);
  if (chosen === submit) await runCommand('vireo.submitTimesheet');
  if (chosen === show) await vscode.commands.executeCommand(`${treeViews.timesheets}.focus`);
}

/** The only one needs no question: the panel shows whose it is, and a draft is deleted again. */
async function pickReady(
  { records, t }: Services,
  ready: readonly ReadyClient[],
): Promise<ReadyClient | undefined> {
  if (ready.length === 1) return ready[0];
  const { clients } = await records.load();
  const items = ready.map((one) => ({
    label: `$(organization) ${clients.get(one.clientId)?.name ?? ''}`,
    description: t('{0} h · {1} to bill', formatMinutes(one.billedSeconds), formatAmounts(one.amounts)),
    ...(one.seconds === one.billedSeconds
      ? {}
      : { detail: t('{0} h recorded, rounded as the draft will have it', formatMinutes(one.seconds)) }),
    one,
  }));
  const placeHolder = t('Whose approved time do you invoice?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.one;
}
