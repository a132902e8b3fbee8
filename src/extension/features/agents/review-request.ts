/** The bundle behind *Review…*: shows what a request waits for, and sends what was decided. */
import * as vscode from 'vscode';
import { titleOf } from '../../../../webviews/run/host/agent-title.ts';
import { readQuestion } from '../../../../webviews/run/host/known-question.ts';
import type { Answer } from '../../../../webviews/run/host/run-answer.ts';
import type { AgentRequest } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { nameOf } from '../../../pages/records.ts';
import { runCommand } from '../../platform/commands.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { allowCommands } from './development/allow-commands.ts';
import { allowCrew } from './development/allow-crew.ts';
import type { Asking } from './development/answer.ts';
import { chooseFiles } from './development/choose-files.ts';
import { decideChanges } from './development/decide-changes.ts';
import { publishChanges } from './development/publish-changes.ts';
import { followRun } from './follow-run.ts';
import type { LiveProgress } from './live-progress.ts';
import { stateWord } from './request-rows.ts';

type Question = NonNullable<AgentRequest['question']>;

/** Without a target, what waits is chosen. Nothing is sent where nothing was decided. */
export async function reviewRequest(
  services: Services,
  live: LiveProgress,
  target: CommandTarget | undefined,
): Promise<void> {
  const { backend, t } = services;
  const id = recordIdOf(target, 'request') ?? (await pickWaiting(services));
  if (id === undefined) return;
  const request = await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }));
  const { question } = request;
  if (question === null) {
    const sentence = t('Nothing waits here any more: the request is {0}.', stateWord(request.state, t));
    void vscode.window.showInformationMessage(sentence);
    return;
  }
  if (readQuestion(question)?.kind === 'text') {
    // A text is changed on the page of the request.
    await runCommand('vireo.openRequest', { record: { kind: 'request', ids: [id] } });
    return;
  }
  const answer = await askPerson(services, request, question);
  if (answer === undefined) return;
  const body = { ...answer, ...(question.id !== undefined && { question: question.id }) };
  await backend.ask((api, options) => api.answerRequest({ ...options, path: { id }, body }));
  followRun(services, live, request);
}

async function askPerson(
  services: Services,
  { id, agent, projectId }: AgentRequest,
  question: Question,
): Promise<Answer | undefined> {
  const directory = await services.records.load();
  const { project } = nameOf(directory, projectId);
  const asking: Asking = {
    requestId: id,
    projectId,
    payload: question.payload,
    about: services.t('{0} on {1}', await titleOf(services, agent), project),
    folder: directory.projects.get(projectId)?.folder ?? undefined,
  };
  switch (readQuestion(question)?.kind) {
    case 'allow':
      return await allowCommands(services, asking);
    case 'allow-crew':
      return await allowCrew(services, asking);
    case 'decide':
      return await decideChanges(services, asking);
    case 'files':
      return await chooseFiles(services, asking);
    case 'publish':
      return await publishChanges(services, asking, question.text);
    default:
      return await approve(services, question);
  }
}

const longestDetail = 2_000;

/** Of an agent whose questions have no list of their own. */
async function approve({ t }: Services, { title, text }: Question): Promise<Answer | undefined> {
  const [yes, no] = [t('Approve'), t('Decline')];
  const options = { modal: true, detail: text.replaceAll(/\*\*|`/g, '').slice(0, longestDetail) };
  const chosen = await vscode.window.showInformationMessage(title, options, yes, no);
  return chosen === undefined ? undefined : { approved: chosen === yes };
}

async function pickWaiting(services: Services): Promise<string | undefined> {
  const { backend, records, t } = services;
  const query = { state: 'waiting' as const, limit: 100 };
  const [{ items }, directory] = await Promise.all([
    backend.ask((api, options) => api.listRequests({ ...options, query })),
    records.load(),
  ]);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('No agent waits for you.'));
    return undefined;
  }
  if (items.length === 1) return items[0]?.id;
  const choices = await Promise.all(
    items.map(async ({ id, agent, projectId, question }) => ({
      label: t('{0} on {1}', await titleOf(services, agent), nameOf(directory, projectId).project),
      ...(question !== null && { description: question.title }),
      id,
    })),
  );
  return (await vscode.window.showQuickPick(choices, { placeHolder: t('What do you want to review?') }))?.id;
}
