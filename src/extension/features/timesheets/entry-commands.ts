/** The commands of entries: add, edit, copy, delete. */
import type { CommandTarget } from '../../../contract/commands.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';

export const loadEntryActions = () => import('./entry-actions.ts');

export function registerEntryCommands(services: Services): Disposable {
  const { log } = services;
  const onEntry = (act: 'editEntry' | 'copyEntry' | 'deleteEntry') => async (target?: CommandTarget) => {
    const actions = await loadEntryActions();
    await actions.withEntry(services, target, actions[act]);
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    registerRecordCommand(services, 'vireo.addEntry', async () =>
      (await loadEntryActions()).addEntry(services),
    ),
    registerRecordCommand(services, 'vireo.editEntry', onEntry('editEntry')),
    registerRecordCommand(services, 'vireo.copyEntry', onEntry('copyEntry')),
    registerRecordCommand(services, 'vireo.deleteEntry', onEntry('deleteEntry')),
    services.openers.add(['timer'], async (record) => (await loadEntryActions()).openEntry(services, record)),
  );
}
