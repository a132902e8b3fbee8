/** *Allowed Commands…*: commands and crew files that the user always allows to agents, and a way to remove them. */
import * as vscode from 'vscode';
import type { AllowedCommand } from '../../../../api-client/index.ts';
import type { Services } from '../../../platform/services.ts';
import { type AllowedItem, listAllowedItems, listCrewItems } from './autonomy-items.ts';

/** Stays open while one after another is removed. */
export async function showAllowedCommands({ services }: { readonly services: Services }): Promise<void> {
  const { t } = services;
  for (;;) {
    const items = await loadItems(services);
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        t('No command and no crew file is always allowed to agents.'),
      );
      return;
    }
    const chosen = await pickAllowed(services, items);
    if (chosen === undefined) return;
    await remove(services, chosen);
  }
}

async function loadItems({ backend, records, t }: Services): Promise<readonly AllowedItem[]> {
  const [commands, crews, { projects }] = await Promise.all([
    backend.ask((api, options) => api.listAllowedCommands(options)),
    backend.ask((api, options) => api.listAllowedCrews(options)),
    records.load(),
  ]);
  const projectOf = (id: string) => projects.get(id);
  return [...listAllowedItems(commands.items, projectOf, t), ...listCrewItems(crews.items, projectOf, t)];
}

async function pickAllowed({ t }: Services, items: readonly AllowedItem[]): Promise<AllowedItem | undefined> {
  const buttons = [{ iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Remove') }];
  const pick = vscode.window.createQuickPick<AllowedItem & vscode.QuickPickItem>();
  Object.assign(pick, { title: t('What agents may always run and go by'), matchOnDescription: true });
  pick.placeholder = t('Enter removes it: agents ask about it again');
  pick.items = items.map((item) => ({ ...item, buttons }));
  const chosen = Promise.withResolvers<AllowedItem | undefined>();
  pick.onDidTriggerItemButton(({ item }) => chosen.resolve(item));
  pick.onDidAccept(() => chosen.resolve(pick.activeItems[0]));
  pick.onDidHide(() => chosen.resolve(undefined));
  pick.show();
  const item = await chosen.promise;
  pick.dispose();
  return item;
}

async function remove(services: Services, item: AllowedItem): Promise<void> {
  const { backend, t } = services;
  const { label } = item;
  if ('crew' in item) {
    const path = { id: item.crew.id };
    await backend.ask((api, options) => api.removeAllowedCrew({ ...options, path }));
    const name = label.replace(/^\$\([a-z-]+\) /, '');
    void vscode.window.showInformationMessage(t('Agents ask about {0} again.', name));
    return;
  }
  const { command } = item;
  const path = { id: command.id };
  await backend.ask((api, options) => api.removeAllowedCommand({ ...options, path }));
  const undo = t('Undo');
  // Not waited for: the list comes back in the meantime.
  vscode.window
    .showInformationMessage(t('Agents ask about {0} again.', label), undo)
    .then(async (answer) => {
      if (answer === undo) await allowAlways(services, command.projectId, [command.line]);
    })
    .then(undefined, (error: unknown) => services.log.warn(`Allowed commands: ${String(error)}`));
}

/** For the folder that the project has now. */
export async function allowAlways(
  { backend }: Services,
  projectId: AllowedCommand['projectId'],
  lines: readonly string[],
): Promise<void> {
  for (const line of lines)
    await backend.ask((api, options) => api.allowCommand({ ...options, body: { projectId, line } }));
}
