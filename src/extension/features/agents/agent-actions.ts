/** What is done with an agent's work: ask for it, watch it, stop it, read its report. */
import * as vscode from 'vscode';
import type { AgentRequest } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { treeViews } from '../../../contract/views.ts';
import type { Pages } from '../../platform/documents.ts';
import { nameOf } from '../../platform/records.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { trustIn } from '../findings/open-folders.ts';
import { pickProject } from '../projects/pick-project.ts';
import { announceEnd } from './announce-end.ts';
import { type LiveProgress, showProgress } from './live-progress.ts';

export async function askAgent(
  services: Services,
  live: LiveProgress,
  target: CommandTarget | undefined,
): Promise<void> {
  const { t, backend } = services;
  if (!vscode.workspace.isTrusted) return await explainTrust(services);
  const agent = await pickAgent(services);
  if (agent === undefined) return;
  const asked = recordIdOf(target, 'project');
  const placeholder = t('On which project should {0} work?', agent.title);
  const projectId = asked ?? (await pickProject(services, { placeholder }));
  if (projectId === undefined) return;
  const { folder } = (await services.records.load()).projects.get(projectId) ?? {};
  const trust = trustIn(folder ? vscode.Uri.file(folder) : undefined);
  const request = await backend.ask((api, options) =>
    api.createRequest({
      ...options,
      path: { id: projectId },
      body: { id: api.newId(), agent: agent.name, input: inputOf(agent), priority: 0, ...trust },
    }),
  );
  await vscode.commands.executeCommand(`${treeViews.agentTasks}.focus`);
  // Not awaited: the request is made, what follows is only shown.
  showRun(services, live, { request, title: agent.title }).catch((error: unknown) =>
    services.log.warn(String(error)),
  );
}

/** Of agents that look at packages. */
function inputOf({ name }: { readonly name: string }): Record<string, unknown> {
  return name === 'security' ? { advisories: readSetting('vireo.dependencies.advisories') } : {};
}

/** Shows that it runs, then what came of it. */
async function showRun(
  services: Services,
  live: LiveProgress,
  { request, title }: { readonly request: AgentRequest; readonly title: string },
): Promise<void> {
  const { id, projectId } = request;
  await showProgress(services, live, { id, title });
  const { project } = nameOf(await services.records.load(), projectId);
  await announceEnd(services, { id, names: { agent: title, project } });
}

/** Nothing of a workspace that the user does not trust is read by an agent. */
async function explainTrust({ t }: Services): Promise<void> {
  const manage = t('Manage Trust');
  const sentence = t('Agents do not work in Restricted Mode: trust this workspace first.');
  if ((await vscode.window.showWarningMessage(sentence, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

async function pickAgent({ backend, t }: Services) {
  const { items } = await backend.ask((api, options) => api.listAgents(options));
  const choices = items.map(({ name, title, description }) => ({
    label: `$(hubot) ${title}`,
    detail: description,
    name,
    title,
  }));
  return await vscode.window.showQuickPick(choices, { placeHolder: t('Which agent?'), matchOnDetail: true });
}

export async function cancel({ backend }: Services, id: string | undefined): Promise<void> {
  if (id !== undefined) await backend.ask((api, options) => api.cancelRequest({ ...options, path: { id } }));
}

export async function openReport(
  services: Services,
  pages: Pages,
  target: CommandTarget | undefined,
): Promise<boolean> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return false;
  const { backend, records, t } = services;
  const [{ agent, projectId }, agents, directory] = await Promise.all([
    backend.ask((api, options) => api.getRequest({ ...options, path: { id } })),
    backend.ask((api, options) => api.listAgents(options)),
    records.load(),
  ]);
  const { title } = agents.items.find(({ name }) => name === agent) ?? { title: agent };
  await pages.show(t('{0} on {1}', title, nameOf(directory, projectId).project), id);
  return true;
}

export async function loadReport({ backend, t }: Services, id: string): Promise<string> {
  const { result, error, state } = await backend.ask((api, options) =>
    api.getRequest({ ...options, path: { id } }),
  );
  return result ?? error?.message ?? t('There is no report: the request is {0}.', state);
}
