/** Asks whose approved time goes on a new invoice, with what there is of it. */
import * as vscode from 'vscode';
import { treeViews } from '../../../contract/views.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { formatAmounts } from '../../platform/amounts.ts';
import { loadAll } from '../../platform/pages.ts';
import type { Services } from '../../platform/services.ts';
import { type ApprovedEntry, isBillable, type ReadyClient, sumReadyTime } from './ready-time.ts';

/** The id of the new draft: all approved time of a client that no invoice has yet. */
export async function createInvoice(services: Services): Promise<string | undefined> {
  const { backend, t } = services;
  const entries = (await loadApproved(services)).filter(isBillable);
  if (entries.length === 0) {
    await leadToTimesheets(services, t('Nothing is approved yet: submit and approve a week first.'));
    return undefined;
  }
  const ready = sumReadyTime({
    ...(await services.records.load()),
    entries,
    billed: await loadBilled(services, entries),
  });
  if (ready.length === 0) {
    await leadToTimesheets(services, t('All approved time is on an invoice already.'));
    return undefined;
  }
  const chosen = await pickReady(services, ready);
  if (chosen === undefined) return undefined;
  const { id } = await backend.ask((api, options) =>
    api.createInvoice({ ...options, body: { id: api.newId(), clientId: chosen.client.id } }),
  );
  return id;
}

async function pickReady({ t }: Services, ready: readonly ReadyClient[]): Promise<ReadyClient | undefined> {
  const items = ready.map((one) => ({
    label: `$(organization) ${one.client.name}`,
    description: t('{0} h · {1} to bill', formatMinutes(one.seconds), formatAmounts(one.amounts)),
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

/** Weeks that are wholly on invoices are no longer `approved`, so that these stay few. */
async function loadApproved({ backend }: Services): Promise<readonly ApprovedEntry[]> {
  const sheets = await loadAll((cursor) =>
    backend.ask((api, options) =>
      api.listTimesheets({ ...options, query: { state: 'approved', limit: 500, ...cursor } }),
    ),
  );
  const weeks = await Promise.all(
    sheets.map(({ id }) => backend.ask((api, options) => api.getTimesheet({ ...options, path: { id } }))),
  );
  return weeks.flatMap(({ days }) => days.flatMap((day) => day.entries));
}

/** A week may be on invoices in part: drafts claim time too. */
async function loadBilled(
  { backend }: Services,
  entries: readonly ApprovedEntry[],
): Promise<ReadonlySet<string>> {
  const dates = entries.map(({ localDate }) => localDate).sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const invoices = await loadAll((cursor) =>
    backend.ask((api, options) => api.listInvoices({ ...options, query: { limit: 500, ...cursor } })),
  );
  const overlapping = invoices.filter(
    ({ state, periodStart, periodEnd }) => state !== 'cancelled' && periodStart <= last && periodEnd >= first,
  );
  const documents = await Promise.all(
    overlapping.map(({ id }) =>
      backend.ask((api, options) => api.getInvoiceDocument({ ...options, path: { id } })),
    ),
  );
  return new Set(documents.flatMap(({ trace }) => trace.flatMap((line) => line.entries.map(({ id }) => id))));
}
