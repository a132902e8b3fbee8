/** Which of the requests, where a command is given none: what waits for the user first, then the newest. */
import * as vscode from 'vscode';
import { nameOf } from '../../../../pages/records.ts';
import { formatAgo } from '../../../platform/ago.ts';
import { userLocale } from '../../../platform/l10n.ts';
import type { Services } from '../../../platform/services.ts';
import { stateWord } from '../request-rows.ts';

const mostRequests = 100;

export async function pickRequest({ backend, clock, records, t }: Services): Promise<string | undefined> {
  const [{ items }, agents, directory] = await Promise.all([
    backend.ask((api, options) => api.listRequests({ ...options, query: { limit: mostRequests } })),
    backend.ask((api, options) => api.listAgents(options)),
    records.load(),
  ]);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('There is no request yet: ask an agent first.'));
    return undefined;
  }
  const titles = new Map(agents.items.map(({ name, title }) => [name, title]));
  const waitsFirst = items.toSorted(
    (one, other) => Number(other.state === 'waiting') - Number(one.state === 'waiting'),
  );
  const choices = waitsFirst.map(({ id, agent, projectId, state, finishedAt, createdAt }) => ({
    label: `${titles.get(agent) ?? agent} · ${nameOf(directory, projectId).project}`,
    description: [stateWord(state, t), formatAgo(finishedAt ?? createdAt, clock.now(), userLocale())].join(
      ' · ',
    ),
    id,
  }));
  return (await vscode.window.showQuickPick(choices, { placeHolder: t('Which request?') }))?.id;
}
