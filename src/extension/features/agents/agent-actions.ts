/** What is done with an agent's work: ask for it, watch it, stop it, read its report. */
import * as vscode from 'vscode';
import { titleOf } from '../../../../webviews/run/host/agent-title.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { withoutRecordLinks } from '../../../contract/markdown.ts';
import { nameOf } from '../../../pages/records.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Pages } from '../../platform/documents.ts';
import { runAside } from '../../platform/pages/run-aside.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { showAllowedCommands } from './autonomy/allowed-commands.ts';
import { setAutonomy } from './autonomy/set-autonomy.ts';
import { newAgentFile } from './development/crew-files.ts';
import { followRun } from './follow-run.ts';
import type { LiveProgress } from './live-progress.ts';

/** What every action works with. */
export interface AgentPorts {
  readonly services: Services;
  readonly live: LiveProgress;
  readonly pages: Pages;
}

async function askAgent(ports: AgentPorts, target: CommandTarget | undefined): Promise<void> {
  const { services, live } = ports;
  const { t } = services;
  if (!vscode.workspace.isTrusted) return await explainTrust(services);
  const agent = await pickAgent(services, target?.agent);
  if (agent === undefined) return;
  const asked = recordIdOf(target, 'project');
  const placeholder = t('On which project should {0} work?', agent.title);
  const projectId = asked ?? (await pickProject(services, { placeholder }));
  if (projectId === undefined) return;
  const { openAsk } = await import('./run-page/run-panels.ts');
  if (target?.finding !== undefined) runAside(services, () => offerModel(services));
  const asking = { agent: agent.name, projectId, finding: target?.finding };
  await openAsk(services, asking, (request) => followRun(services, live, request));
}

/** Beside the form: a finding without a fix is for a model, and there may be none. */
async function offerModel({ backend, t }: Services): Promise<void> {
  const { items } = await backend.ask((api, options) => api.listModels(options));
  if (items.length > 0) return;
  const setUp = t('Set Up a Model…');
  const sentence = t('Vireo has no fix for this finding, and no model is set up: the agent needs one.');
  if ((await vscode.window.showWarningMessage(sentence, setUp)) === setUp)
    await runCommand('vireo.addModelProvider');
}

/** Nothing of a workspace that the user does not trust is read by an agent. */
async function explainTrust({ t }: Services): Promise<void> {
  const manage = t('Manage Trust');
  const sentence = t('Agents do not work in Restricted Mode: trust this workspace first.');
  if ((await vscode.window.showWarningMessage(sentence, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

/** `name` is that of the agent that is meant. */
async function pickAgent({ backend, t }: Services, name: string | undefined) {
  const { items } = await backend.ask((api, options) => api.listAgents(options));
  const meant = items.find((agent) => agent.name === name);
  if (meant !== undefined) return meant;
  const choices = items.map(({ name, title, description }) => ({
    label: `$(hubot) ${title}`,
    detail: t(description),
    name,
    title,
  }));
  return await vscode.window.showQuickPick(choices, { placeHolder: t('Which agent?'), matchOnDetail: true });
}

async function cancel({ services }: AgentPorts, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return;
  await services.backend.ask((api, options) => api.cancelRequest({ ...options, path: { id } }));
}

/** Under its id. */
async function retry({ services, live }: AgentPorts, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return;
  const request = await services.backend.ask((api, options) =>
    api.retryRequest({ ...options, path: { id }, body: null }),
  );
  followRun(services, live, request);
}

/** A second time, what was undone is put back. */
async function restore(ports: AgentPorts, target: CommandTarget | undefined): Promise<void> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return;
  const { backend, t } = ports.services;
  const { files, holdsChanges } = await backend.ask((api, options) =>
    api.restoreRequest({ ...options, path: { id } }),
  );
  const names = files.join(', ');
  const sentence = holdsChanges
    ? t('The agent’s changes are in your files again: {0}.', names)
    : t('Your files are as they were before the agent’s changes: {0}.', names);
  const undo = t('Undo');
  if ((await vscode.window.showInformationMessage(sentence, undo)) === undo) await restore(ports, target);
}

export async function openReport(
  { services, pages }: AgentPorts,
  target: CommandTarget | undefined,
): Promise<boolean> {
  const id = recordIdOf(target, 'request');
  if (id === undefined) return false;
  const { backend, records, t } = services;
  const [{ agent, projectId }, directory] = await Promise.all([
    backend.ask((api, options) => api.getRequest({ ...options, path: { id } })),
    records.load(),
  ]);
  const { project } = nameOf(directory, projectId);
  await pages.show(t('{0} on {1}', await titleOf(services, agent), project), id);
  return true;
}

export async function loadReport({ backend, t }: Services, id: string): Promise<string> {
  const { result, error, state } = await backend.ask((api, options) =>
    api.getRequest({ ...options, path: { id } }),
  );
  return (
    (result === null ? undefined : withoutRecordLinks(result)) ??
    error?.message ??
    t('There is no report: the request is {0}.', state)
  );
}

export const agentActions = {
  'vireo.askAgent': askAgent,
  'vireo.cancelRequest': cancel,
  'vireo.retryRequest': retry,
  'vireo.replayRequest': async (ports: AgentPorts, target: CommandTarget | undefined) =>
    (await import('./replay-request.ts')).replayRequest(ports, target),
  'vireo.restoreRequest': restore,
  'vireo.openReport': openReport,
  'vireo.saveReport': async ({ services }: AgentPorts, target: CommandTarget | undefined) =>
    (await import('./save-report.ts')).saveReport(services, target),
  'vireo.fixRequestFindings': async ({ services, live }: AgentPorts, target: CommandTarget | undefined) => {
    const id = recordIdOf(target, 'request');
    if (id !== undefined) await (await import('./offers/offer-actions.ts')).fixFindings(services, live, id);
  },
  'vireo.addRequestTime': async ({ services }: AgentPorts, target: CommandTarget | undefined) => {
    const id = recordIdOf(target, 'request');
    if (id !== undefined) await (await import('./offers/offer-actions.ts')).addTime(services, id);
  },
  'vireo.reviewRequest': async ({ services, live }: AgentPorts, target: CommandTarget | undefined) =>
    (await import('./review-request.ts')).reviewRequest(services, live, target),
  'vireo.setAgentAutonomy': setAutonomy,
  'vireo.showAllowedCommands': showAllowedCommands,
  'vireo.newAgentFile': newAgentFile,
  'vireo.openRequest': async ({ services }: AgentPorts, target: CommandTarget | undefined) =>
    (await import('./run-page/run-panels.ts')).openRequest(services, target),
} as const;
