/** How the account stands to its server; and *Show Time That Waits for the Server*: what waits or was refused, to send again or to delete. */
import * as vscode from 'vscode';
import type { Outbox, OutboxItem } from '../../../api-client/index.ts';
import type { AccountLine } from '../../../contract/events.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import type { Directory } from '../../../pages/records.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Services } from '../../platform/services.ts';
import { describeEnter, describeItem, describeLine } from './waiting-text.ts';

export function drawLine(item: vscode.StatusBarItem, line: AccountLine, t: Translate): void {
  const { text, tooltip, isWarning } = describeLine(line, t);
  item.name = t('Vireo: Connection to the Server');
  item.command = 'vireo.openWaitingTime';
  item.text = text;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: tooltip, role: 'button' };
  item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.show();
}

type Choice =
  /** Without an item all, but for notes that were changed elsewhere. */
  | { readonly kind: 'send'; readonly item?: OutboxItem }
  | { readonly kind: 'delete'; readonly item: OutboxItem };
type PickItem = vscode.QuickPickItem & { readonly item?: OutboxItem };

/** Stays open while one after another is deleted. */
export async function showWaitingTime(services: Services): Promise<void> {
  const { backend, t } = services;
  let outbox = await backend.ask((api, options) => api.getOutbox(options));
  const directory = outbox.items.length === 0 ? undefined : await loadNames(services);
  for (;;) {
    if (outbox.items.length === 0) {
      void vscode.window.showInformationMessage(describeEmpty(outbox, t));
      return;
    }
    const choice = await pick(services, outbox, directory);
    if (choice === undefined) return;
    const body = choice.item === undefined ? {} : { id: choice.item.id };
    if (choice.kind === 'send')
      outbox = await backend.ask((api, options) => api.sendOutbox({ ...options, body }));
    else if (await confirmDelete(services)) {
      const { id } = choice.item;
      outbox = await backend.ask((api, options) => api.discardOutboxItem({ ...options, body: { id } }));
    }
  }
}

function describeEmpty({ server, connected }: Outbox, t: Services['t']): string {
  if (server === null) return t('Your records are on this machine: nothing waits.');
  return connected
    ? t('{0} has all of your time.', server)
    : t('There is no connection to {0}. Nothing waits for it.', server);
}

/** Names are a help: the list is shown without them, too. */
async function loadNames({ records, log }: Services): Promise<Directory | undefined> {
  try {
    return await records.load();
  } catch (error) {
    log.warn(`Time that waits is shown without names: ${String(error)}`);
    return undefined;
  }
}

async function pick(
  { t, locale }: Services,
  { server, connected, items }: Outbox,
  directory: Directory | undefined,
): Promise<Choice | undefined> {
  const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Delete for Good…') };
  const writeOver = { iconPath: new vscode.ThemeIcon('edit'), tooltip: t('Write My Note over It') };
  const projectName = (id: string) => directory?.projects.get(id)?.name ?? '';
  const list = vscode.window.createQuickPick<PickItem>();
  list.title = connected
    ? t('Time that waits for {0}', server ?? '')
    : t('Time that waits for {0}, which is not reached', server ?? '');
  list.placeholder = describeEnter(items, t);
  list.matchOnDescription = true;
  list.items = items.map((item) => ({
    ...describeItem(item, { t, zone: ownZone(), locale, projectName }),
    item,
    buttons: item.noteNow === null ? [remove] : [writeOver, remove],
  }));
  const chosen = Promise.withResolvers<Choice | undefined>();
  list.onDidTriggerItemButton(({ button, item: { item } }) =>
    chosen.resolve(item && { kind: button === writeOver ? 'send' : 'delete', item }),
  );
  list.onDidAccept(() => chosen.resolve({ kind: 'send' }));
  list.onDidHide(() => chosen.resolve(undefined));
  list.show();
  const choice = await chosen.promise;
  list.dispose();
  return choice;
}

async function confirmDelete({ t }: Services): Promise<boolean> {
  const yes = t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    t('Delete this time for good?'),
    { modal: true, detail: t('It is on this machine alone, and on no server.') },
    yes,
  );
  return chosen === yes;
}
