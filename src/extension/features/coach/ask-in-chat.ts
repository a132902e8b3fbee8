/** Asks an agent for what was typed into the chat, by the permission and the trust of *Ask an Agent…*. */
import * as vscode from 'vscode';
import { type Called, type ChatCall, listCallNames } from '../../../../webviews/coach/host/agent-call.ts';
import type { ListAgentsResponse } from '../../../api-client/index.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { trustIn } from '../../platform/files/open-folders.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import type { Services } from '../../platform/services.ts';
import { offerValues, readForm, toForm } from '../agents/index.ts';

export async function askInChat(services: Services, call: ChatCall): Promise<Called> {
  const { records, t } = services;
  if (!vscode.workspace.isTrusted)
    return { why: t('Agents do not work in Restricted Mode: trust this workspace first.') };
  const agent = await findAgent(services, call);
  if ('why' in agent) return agent;
  const projectId = await findProject(services, call, agent.title);
  if (projectId === undefined) return 'turned away';
  const { folder, name = '' } = (await records.load()).projects.get(projectId) ?? {};
  const place = folder ? vscode.Uri.file(folder) : undefined;
  const trust = trustIn(place);
  const here = trust.trusted === true ? place : undefined;
  const filled = await fillForm(services, { agent, words: call.words, projectId, name, here });
  if ('why' in filled) return filled;
  return await send(services, call.id, { projectId, agent: agent.name, ...filled, ...trust });
}

type Agent = ListAgentsResponse['items'][number];

async function findAgent(
  { backend, t }: Services,
  call: ChatCall,
): Promise<Agent | { readonly why: string }> {
  const { items } = await backend.ask((api, options) => api.listAgents(options));
  const agent = items.find(({ name }) => name === call.agent);
  if (agent !== undefined) return agent;
  const names = listCallNames(items).map(({ name }) => `@${name}`);
  return { why: t('There is no agent of this name. There are: {0}.', names.join(', ')) };
}

interface Task {
  readonly agent: Agent;
  readonly words: string;
  readonly projectId: string;
  /** Of the project. */
  readonly name: string;
  /** Its folder, where that is open and trusted. */
  readonly here: vscode.Uri | undefined;
}

async function fillForm(
  services: Services,
  { agent, words, projectId, name, here }: Task,
): Promise<Pick<Asked, 'input'> | { readonly why: string }> {
  const form = toForm(agent.inputSchema, (text) => text);
  const hasTask = form.fields.some(({ path }) => path === '/task');
  const why = hasTask && words !== '' ? await refuseTask(services, here, name) : undefined;
  if (why !== undefined) return { why };
  const offered = await offerValues(services, form, { agent: agent.name, projectId, folder: here });
  const values = { ...offered.values, ...(hasTask && { '/task': words }) };
  const { input, faults } = readForm({ fields: offered.fields, schema: agent.inputSchema }, values);
  if (Object.keys(faults).length === 0) return { input };
  return { why: services.t('{0} needs more than a sentence. Use “Vireo: Ask an Agent…”.', agent.title) };
}

/** Why a task in words cannot be given to an agent here; undefined where it can. */
async function refuseTask(
  services: Services,
  here: vscode.Uri | undefined,
  project: string,
): Promise<string | undefined> {
  const { t } = services;
  if (here === undefined)
    return t(
      'The folder of {0} is not open here, or not trusted: open and trust it, then ask again.',
      project,
    );
  if (await hasModel(services)) return undefined;
  return t(
    'A task in words needs a model: run “Vireo: Set Up a Model…”, then ask again. @dev alone fixes findings without one.',
  );
}

interface Asked {
  readonly projectId: string;
  readonly agent: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
}

async function send({ backend }: Services, id: string, { projectId, ...asked }: Asked): Promise<Called> {
  try {
    const body = { ...asked, id, priority: 0 };
    await backend.ask((api, options) => api.createRequest({ ...options, path: { id: projectId }, body }));
    return { requestId: id };
  } catch (error) {
    if (isApiFailure(error) && error.code !== 'cancelled') return { why: error.message };
    throw error;
  }
}

/** That which the question names, that of the open folder, or the one that is chosen. */
async function findProject(
  services: Services,
  { mentions }: ChatCall,
  agent: string,
): Promise<string | undefined> {
  const named = mentions.find(({ kind, id }) => kind === 'project' && id !== undefined)?.id;
  if (named !== undefined) return named;
  const { projects } = await services.records.load();
  const open = [...projects].filter(
    ([, { folder }]) => folder && vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined,
  );
  const [only] = open;
  if (only !== undefined && open.length === 1) return only[0];
  const placeholder = services.t('On which project should {0} work?', agent);
  return await pickProject(services, { placeholder });
}

async function hasModel({ backend }: Services): Promise<boolean> {
  const { items } = await backend.ask((api, options) => api.listModels(options));
  return items.length > 0;
}
