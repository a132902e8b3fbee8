/** Bundle: notifies the user of agents that wait for an answer, each question once over all windows. */
import * as vscode from 'vscode';
import { titleOf } from '../../../../webviews/run/host/agent-title.ts';
import { nameOf } from '../../../pages/records.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { describeWaiting, questionKey } from './waiting-notice.ts';

/** Keys of questions that were shown; shared by all windows. */
const toldFlag = 'vireo.toldQuestions';

/** The focused window goes first; the others find the question shown. */
const unfocusedMs = 1_000;

export async function notifyWaiting(services: Services): Promise<void> {
  const { backend, clock, context, records, t } = services;
  if (!vscode.window.state.focused)
    await new Promise<void>((resolve) => void clock.after(unfocusedMs, resolve));
  const query = { state: 'waiting' as const, limit: 100 };
  const { items } = await backend.ask((api, options) => api.listRequests({ ...options, query }));
  const told = context.globalState.get<readonly string[]>(toldFlag) ?? [];
  const fresh = items.filter((request) => !told.includes(questionKey(request)));
  if (fresh.length === 0) return;
  await context.globalState.update(toldFlag, items.map(questionKey));
  const { isInView } = await import('./run-page/run-panels.ts');
  const unseen = fresh.filter(({ id }) => !isInView(id));
  if (unseen.length === 0) return;
  const directory = await records.load();
  const named = await Promise.all(
    unseen.map(async ({ agent, projectId, question }) => ({
      agent: await titleOf(services, agent),
      project: nameOf(directory, projectId).project,
      title: question?.title ?? '',
    })),
  );
  const [only] = unseen;
  const id = unseen.length === 1 ? only?.id : undefined;
  show(services, describeWaiting(named, t), id);
}

/** Not awaited: the button may be pressed later or never. */
function show({ log, t }: Services, sentence: string, id: string | undefined): void {
  const review = t('Review');
  Promise.resolve(vscode.window.showInformationMessage(sentence, review))
    .then((chosen) => {
      if (chosen !== review) return undefined;
      return id === undefined
        ? runCommand('vireo.openRequest')
        : runCommand('vireo.openRequest', { record: { kind: 'request', ids: [id] } });
    })
    .catch((error: unknown) => log.error(String(error)));
}
