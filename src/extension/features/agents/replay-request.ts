/** The bundle behind *Replay Request*: from the beginning, or from a step at which a copy of the project is kept. */
import * as vscode from 'vscode';
import type { AgentCheckpoint } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { followRun } from './follow-run.ts';
import type { LiveProgress } from './live-progress.ts';

interface Beginning extends vscode.QuickPickItem {
  readonly from?: string | undefined;
}

/** A new request with the same input: its id, undefined where the user turned away. */
export async function replayRequest(
  { services, live }: { readonly services: Services; readonly live: LiveProgress },
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return undefined;
  const { backend } = services;
  const path = { id };
  const checkpoints = await loadAll(
    async (page) =>
      await backend.ask((api, options) =>
        api.listRequestCheckpoints({ ...options, path, query: { limit: 500, ...page } }),
      ),
  );
  const beginning = await pickBeginning(services, checkpoints);
  if (beginning === undefined) return undefined;
  const { from } = beginning;
  const replayed = await backend.ask((api, options) =>
    api.replayRequest({ ...options, path, body: { id: api.newId(), ...(from !== undefined && { from }) } }),
  );
  followRun(services, live, replayed);
  return replayed.id;
}

/** Nothing is asked where there is nothing to choose. */
async function pickBeginning(
  { t }: Services,
  checkpoints: readonly AgentCheckpoint[],
): Promise<Beginning | undefined> {
  if (checkpoints.length === 0) return { label: '' };
  const moment = new Intl.DateTimeFormat(userLocale(), { dateStyle: 'medium', timeStyle: 'medium' });
  const steps = checkpoints.flatMap(({ id, before, createdAt, copy }): Beginning[] =>
    copy === 'kept'
      ? [{ label: `$(history) ${before ?? ''}`, description: moment.format(new Date(createdAt)), from: id }]
      : [],
  );
  const gone = checkpoints.filter(({ copy }) => copy === 'gone').length;
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: Beginning[] = [
    { label: `$(redo) ${t('From the beginning')}`, description: t('in your files as they are') },
    separator(t('From a step')),
    ...steps,
    ...(gone === 0 ? [] : [separator(t('The copies of {0} steps are no longer kept', gone))]),
    ...(checkpoints.some(({ copy }) => copy === 'elsewhere')
      ? [separator(t('From a step it is replayed on the machine on which it ran'))]
      : []),
  ];
  return await vscode.window.showQuickPick(items, {
    title: t('Replay Request'),
    placeHolder: t('Where should it begin?'),
    matchOnDescription: true,
  });
}
