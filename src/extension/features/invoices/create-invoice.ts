/** Asks whose approved time goes on a new invoice, with what there is of it. */
import * as vscode from 'vscode';
import type { BillableClients } from '../../../api-client/index.ts';
import { treeViews } from '../../../contract/views.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { formatAmounts } from '../../platform/amounts.ts';
import type { Services } from '../../platform/services.ts';

type ReadyClient = BillableClients['items'][number];

/** The id of the new draft: all approved time of a client that no invoice has yet. */
export async function createInvoice(services: Services): Promise<string | undefined> {
  const { backend } = services;
  const { items } = await backend.ask((api, options) => api.listBillableClients(options));
  if (items.length === 0) {
    await leadToTimesheets(services, await sayWhyNone(services));
    return undefined;
  }
  const chosen = await pickReady(services, items);
  if (chosen === undefined) return undefined;
  const { id } = await backend.ask((api, options) =>
    api.createInvoice({ ...options, body: { id: api.newId(), clientId: chosen.clientId } }),
  );
  return id;
}

async function sayWhyNone({ backend, t }: Services): Promise<string> {
  const approved = await backend.ask((api, options) =>
    api.listTimesheets({ ...options, query: { state: 'approved', limit: 1 } }),
  );
  return approved.items.length === 0
    ? t('Nothing is approved yet: submit and approve a week first.')
    : t('All approved time is on an invoice already.');
}

async function pickReady(
  { records, t }: Services,
  ready: readonly ReadyClient[],
): Promise<ReadyClient | undefined> {
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

async function leadToTimesheets({ t }: Services, sentence: string): Promise<void> {
  const show = t('Show Timesheets');
  if ((await vscode.window.showInformationMessage(sentence, show)) === show) {
    await vscode.commands.executeCommand(`${treeViews.timesheets}.focus`);
  }
}
