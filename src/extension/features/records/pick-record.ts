/** Behind a figure of several records: which one is to be shown. */
import * as vscode from 'vscode';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { severityWord } from '../../../pages/findings/severity-word.ts';
import { linkedRecords } from '../../linked-records.generated.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import { listByTitle } from '../../platform/links/list-by-title.ts';
import { readRecord, toSingleKind } from '../../platform/links/read-record.ts';
import type { RecordItemPorts, RecordItems } from '../../platform/links/record-items.ts';
import type { Services } from '../../platform/services.ts';

/** The records of a link to choose from; undefined for kinds whose view shows several at once. */
async function loadItems(services: Services, { kind, ids }: RecordLink): Promise<RecordItems | undefined> {
  const { backend, openers, records, t } = services;
  const ports: RecordItemPorts = {
    t,
    locale: userLocale(),
    zone: ownZone(),
    directory: await records.load(),
    formatAmount,
    severityWord: (severity) => severityWord(severity, t),
  };
  const single = toSingleKind(kind);
  const load = linkedRecords[single];
  if (load !== undefined) return await load(backend, ids, ports);
  return openers.showsSeveral(kind)
    ? undefined
    : await listByTitle(single, ids, { read: readRecord(backend), t });
}

/** One record is itself; of several the user chooses. Undefined: none was chosen, or none is there any more. */
export async function pickRecord(
  services: Services,
  link: RecordLink,
): Promise<{ readonly state: 'chosen'; readonly record: RecordLink } | { readonly state: 'none' | 'left' }> {
  const { t } = services;
  if (link.ids.length <= 1) return { state: 'chosen', record: { ...link, kind: toSingleKind(link.kind) } };
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
