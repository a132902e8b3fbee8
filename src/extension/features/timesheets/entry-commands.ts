/** The commands of entries: add, edit, copy, delete; and what is done to all that are selected. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { type Row, targetsOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import type { SelectionSteps } from '../../platform/toggled-rows.ts';

export const loadEntryActions = () => import('./entry-actions.ts');

const loadManyEntries = () => import('./many-entries.ts');
type ManyId = Exclude<keyof Awaited<ReturnType<typeof loadManyEntries>>, 'default' | 'deleteToggled'>;

/** What is done to one has its own words. */
const ofMany = { copyEntry: 'copyEntries', deleteEntry: 'deleteEntries' } as const;

/** What a key is about: it comes without a row. */
interface KeyRows {
  readonly selection: readonly CommandTarget[];
  readonly steps: SelectionSteps<Row>;
  select(row: Row): Promise<void>;
}

export function registerEntryCommands(services: Services, keyRows: KeyRows): Disposable {
  const { log, t } = services;
  const onEntry = (act: 'editEntry' | 'copyEntry' | 'deleteEntry') => async (target?: CommandTarget) => {
    const actions = await loadEntryActions();
    await actions.withEntry(services, target, actions[act]);
  };
  const onMany = (act: ManyId) => async (target?: CommandTarget, selected?: unknown) =>
    await (await loadManyEntries())[act](services, targetsOf(target, selected));
  const onAny = (act: keyof typeof ofMany) => async (target?: CommandTarget, selected?: unknown) => {
    const [first, ...others] = target === undefined ? keyRows.selection : targetsOf(target, selected);
    if (first === undefined) vscode.window.showInformationMessage(t('Choose an entry first.'));
    else if (others.length > 0) await (await loadManyEntries())[ofMany[act]](services, [first, ...others]);
    else if (first.record.kind === 'entry') await onEntry(act)(first);
    else
      vscode.window.showInformationMessage(
        t('A day or a week is not deleted as a whole: select its entries.'),
      );
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    registerRecordCommand(services, 'vireo.addEntry', async () =>
      (await loadEntryActions()).addEntry(services),
    ),
    registerRecordCommand(services, 'vireo.editEntry', onEntry('editEntry')),
    registerRecordCommand(services, 'vireo.copyEntry', onAny('copyEntry')),
    registerRecordCommand(services, 'vireo.deleteEntry', onAny('deleteEntry')),
    // Read at once: the next key may be on its way.
    registerCommand(services, 'vireo.deleteFocusedEntry', async () => {
      const { steps } = keyRows;
      await (await loadManyEntries()).deleteToggled(services, keyRows, steps);
    }),
    registerRecordCommand(services, 'vireo.mergeEntries', onMany('mergeEntries')),
    registerRecordCommand(services, 'vireo.addTags', onMany('addTags')),
    registerRecordCommand(services, 'vireo.removeTags', onMany('removeTags')),
    registerRecordCommand(services, 'vireo.makeBillable', onMany('makeBillable')),
    registerRecordCommand(services, 'vireo.makeNotBillable', onMany('makeNotBillable')),
  );
}
