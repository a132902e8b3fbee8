/** Asks what a new project needs: client, name, hourly rate; the open folder and its GitHub address are offered. */
import * as vscode from 'vscode';
import type { Client, Project } from '../../../api-client/index.ts';
import { toDecimalString } from '../../../domain/money.ts';
import { findGitHubUrl } from '../../../pages/github-address.ts';
import {
  checkName,
  checkRate,
  type ProjectLine,
  parseRate,
  readProjectLine,
} from '../../../pages/practice/project-fields.ts';
import { joinFacts, tellClientsApart } from '../../../pages/practice/told-apart.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { runCommand } from '../../platform/commands.ts';
import { findRemote } from '../../platform/git.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { agreeWhatLeaves } from './agree-what-leaves.ts';
import { findMeantProject } from './find-meant-project.ts';

/** The new project, or one that is there and was meant; undefined when the user turned away. */
export async function addProject(services: Services, clientId?: string): Promise<Project | undefined> {
  const { backend } = services;
  const client = await chooseClient(services, clientId);
  if (client === undefined) return undefined;
  const others = await projectsOf(services, client);
  const folder = findFreeFolder(await foldersInUse(services));
  const typed = await askName(services, { client, others, value: folder?.name ?? '' });
  if (typed === undefined) return undefined;
  const { name } = typed;
  const meant = await findMeantProject(services, client.id, name);
  if (meant !== 'create') return meant;
  const rate = typed.rate ?? (await askRate(services, client, others));
  if (rate === undefined) return undefined;
  const isLinked = folder !== undefined && (await agreeWhatLeaves(services));
  const place = await describePlace(isLinked ? folder : undefined);
  return await backend.ask((api, options) =>
    api.createProject({
      ...options,
      body: { id: api.newId(), clientId: client.id, name, hourlyRate: rate, ...place },
    }),
  );
}

interface Naming {
  readonly client: Client;
  /** Projects of the client. */
  readonly others: readonly Project[];
  readonly value: string;
}

/** A rate may stand behind the name. */
async function askName(
  { t }: Services,
  { client: { name, currency }, others, value }: Naming,
): Promise<ProjectLine | undefined> {
  const taken = others.map((project) => project.name);
  const text = await vscode.window.showInputBox({
    title: t('Add Project for {0} ({1}/{2})', name, 1, 2),
    prompt: t('Name of the project, with its hourly rate behind it if you like'),
    placeHolder: 'Webshop 95',
    value,
    ignoreFocusOut: true,
    validateInput: (line) => {
      const read = readProjectLine(line, currency);
      const refusal = checkName(read.name, taken, t);
      if (refusal !== undefined || read.rate === undefined) return refusal;
      const amount = formatAmount(read.rate);
      const message = t('{0} · {1} an hour. In quotes a number is part of the name.', read.name, amount);
      return { message, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return text === undefined ? undefined : readProjectLine(text, currency);
}

interface ClientItem extends vscode.QuickPickItem {
  readonly client?: Client;
}

async function chooseClient(services: Services, asked: string | undefined): Promise<Client | undefined> {
  const { t, records } = services;
  const { clients } = await records.load();
  const known = [...clients.values()].filter(({ archivedAt }) => archivedAt === null);
  const given = asked === undefined ? undefined : clients.get(asked);
  if (given !== undefined) return given;
  if (known.length === 0) return await addClient(services);
  const apart = tellClientsApart(known, { t, locale: userLocale() });
  const items: ClientItem[] = known
    .map((client) => ({
      label: `$(organization) ${client.name}`,
      description: joinFacts(apart.get(client), client.currency),
      client,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const addItem: ClientItem = { label: `$(add) ${t('Add Client…')}`, alwaysShow: true };
  const placeHolder = t('Who is it for?');
  const chosen = await vscode.window.showQuickPick([...items, addItem], {
    placeHolder,
    ignoreFocusOut: true,
  });
  if (chosen === undefined) return undefined;
  return chosen.client ?? (await addClient(services));
}

/** On a page of its own. Asked for by its id: what the window knows of clients may be older than the new one. */
async function addClient({ backend }: Services): Promise<Client | undefined> {
  const id = await runCommand('vireo.addClient');
  if (typeof id !== 'string') return undefined;
  return await backend.ask((api, options) => api.getClient({ ...options, path: { id } }));
}

async function askRate({ t }: Services, client: Client, others: readonly Project[]) {
  const latest = [...others].sort((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
  const text = await vscode.window.showInputBox({
    title: t('Add Project for {0} ({1}/{2})', client.name, 2, 2),
    prompt: t('Hourly rate in {0}', client.currency),
    value: latest === undefined ? '' : toDecimalString(latest.hourlyRate),
    ignoreFocusOut: true,
    validateInput: (typed) => checkRate(typed, client.currency, t),
  });
  return text === undefined ? undefined : parseRate(text, client.currency);
}

async function projectsOf({ records }: Services, client: Client): Promise<readonly Project[]> {
  const { projects } = await records.load();
  return [...projects.values()].filter(({ clientId }) => clientId === client.id);
}

async function foldersInUse({ records }: Services): Promise<ReadonlySet<string>> {
  const { projects } = await records.load();
  return new Set([...projects.values()].flatMap(({ folder }) => (folder === null ? [] : [folder])));
}

/** A folder of the workspace that no project has yet; folders of other machines have no path that we could keep. */
function findFreeFolder(inUse: ReadonlySet<string>): vscode.WorkspaceFolder | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.find(({ uri }) => uri.scheme === 'file' && !inUse.has(uri.fsPath));
}

/** The folder, and its GitHub address where git knows one. */
export async function describePlace(
  folder: vscode.WorkspaceFolder | undefined,
): Promise<{ folder?: string; githubUrl?: string }> {
  if (folder === undefined) return {};
  const githubUrl = findGitHubUrl(await findRemote(folder.uri));
  return { folder: folder.uri.fsPath, ...(githubUrl === undefined ? {} : { githubUrl }) };
}
