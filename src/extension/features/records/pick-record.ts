/** Behind a figure of several records: which one is to be shown. */
import * as vscode from 'vscode';
import { singleKinds } from '../../../contract/coach/record-kinds.generated.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { severityWord } from '../../platform/findings/severity-word.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { readEntries, readFindings, readInvoices, readRequests } from './linked-records.ts';
import {
  entryItems,
  findingItems,
  invoiceItems,
  ownerItems,
  type RecordItemPorts,
  type RecordItems,
  requestItems,
} from './record-items.ts';

/** The records of a link to choose from; undefined for kinds whose view shows several at once. */
async function loadItems(services: Services, { kind, ids }: RecordLink): Promise<RecordItems | undefined> {
  const { backend, records, t } = services;
  const ports: RecordItemPorts = {
    t,
    locale: userLocale(),
    zone: ownZone(),
    directory: await records.load(),
    formatAmount,
    severityWord: (severity) => severityWord(severity, t),
  };
  switch (kind) {
    case 'entry':
    case 'entries':
      return entryItems(await readEntries(backend, ids), ports);
    case 'finding':
    case 'findings':
      return findingItems(await readFindings(backend, ids), ports);
    case 'invoice':
      return invoiceItems(await readInvoices(backend, ids), ports);
    case 'request':
      return requestItems(await readRequests(backend, ids), ports);
    case 'project':
    case 'client':
      return ownerItems({ kind, ids }, ports);
    default:
      return undefined;
  }
}

/** One record is itself; of several the user chooses. Undefined: none was chosen, or none is there any more. */
export async function pickRecord(
  services: Services,
  link: RecordLink,
): Promise<{ readonly state: 'chosen'; readonly record: RecordLink } | { readonly state: 'none' | 'left' }> {
  const { t } = services;
  if (link.ids.length <= 1) return { state: 'chosen', record: toSingle(link) };
  const progress = { location: vscode.ProgressLocation.Window, title: t('Opening your records') };
  const loaded = await vscode.window.withProgress(progress, () => loadItems(services, link));
  if (loaded === undefined) return { state: 'chosen', record: link };
  const { title, items } = loaded;
  const [only] = items;
  if (only === undefined) return { state: 'none' };
  if (items.length === 1) return { state: 'chosen', record: only.record };
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t('Which one do you want to see?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen === undefined ? { state: 'left' } : { state: 'chosen', record: chosen.record };
}

/** "Entries" of which there is one are that entry. */
function toSingle({ kind, ids }: RecordLink): RecordLink {
  const single: Partial<Record<RecordLink['kind'], RecordLink['kind']>> = singleKinds;
  return { kind: single[kind] ?? kind, ids };
}
