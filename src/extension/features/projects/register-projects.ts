/** The Projects view, and what is done with clients and projects. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import { treeViews } from '../../../contract/views.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { type Row, recordIdOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { createPullRequests } from '../github/pull-requests.ts';
import { markDone } from '../welcome/progress.ts';
import { buildProjectRows } from './project-rows.ts';
import { loadProjectTotals } from './project-totals.ts';

const loadPick = () => import('./pick-project.ts');

export function registerProjects(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const pullRequests = store.add(createPullRequests(services));
  const tree = new RowTree(services, {
    view: treeViews.projects,
    resources: ['client', 'project', 'time-entry', 'health'],
    load: () => loadRows(services, pullRequests.load),
  });
  return store.addAll(
    tree,
    services.openers.add(['client', 'project'], (record) => tree.reveal(record)),
    pullRequests.onDidChange(() => tree.refresh()),
    registerRecordCommand(services, 'vireo.addClient', async () => {
      const { addClient } = await import('./add-client.ts');
      return (await addClient(services))?.id;
    }),
    registerRecordCommand(services, 'vireo.addProject', async (target) => {
      const { addProject } = await import('./add-project.ts');
      const project = await addProject(services, recordIdOf(target, 'client'));
      if (project !== undefined) markDone('project', services);
      return project?.id;
    }),
    registerRecordCommand(services, 'vireo.openProject', (target) =>
      withProject(services, recordIdOf(target, 'project'), openFolder),
    ),
    registerRecordCommand(services, 'vireo.linkFolder', (target) =>
      withProject(services, recordIdOf(target, 'project'), linkFolder),
    ),
    registerRecordCommand(services, 'vireo.archiveProject', (target) =>
      withProject(services, recordIdOf(target, 'project'), archive),
    ),
    registerCommand(services, 'vireo.openOnGitHub', (target) => openOnGitHub(services, target)),
  );
}

async function loadRows(
  services: Services,
  loadPullRequests: (project: Project) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const { records, backend, t } = services;
  const [directory, totals] = await Promise.all([records.load(), loadProjectTotals(backend)]);
  if (directory.projects.size > 0) markDone('project', services);
  return buildProjectRows(
    { ...directory, ...totals },
    { t, formatRate: ({ hourlyRate }) => t('{0} an hour', formatAmount(hourlyRate)), loadPullRequests },
  );
}

type ProjectAct = (services: Services, project: Project) => Promise<void>;

/** From a row the project is known; from the palette it is asked for. */
async function withProject(services: Services, asked: string | undefined, act: ProjectAct): Promise<void> {
  const placeholder = services.t('Which project?');
  const id = asked ?? (await (await loadPick()).pickProject(services, { placeholder }));
  const { projects } = await services.records.load();
  const project = id === undefined ? undefined : projects.get(id);
  if (project !== undefined) await act(services, project);
}

const openFolder: ProjectAct = async ({ t }, { folder, name }) => {
  if (folder === null) {
    vscode.window.showInformationMessage(t('{0} has no folder yet: link it to one that is open.', name));
    return;
  }
  const uri = vscode.Uri.file(folder);
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else {
    await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
  }
};

const linkFolder: ProjectAct = async ({ backend, t }, project) => {
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  const folder = more.length === 0 ? only : await vscode.window.showWorkspaceFolderPick();
  if (folder === undefined) {
    if (only === undefined) vscode.window.showInformationMessage(t('Open a folder first, then link it.'));
    return;
  }
  const { describePlace } = await import('./add-project.ts');
  const body = await describePlace(folder);
  await backend.ask((api, options) => api.patchProject({ ...options, path: { id: project.id }, body }));
};

const archive: ProjectAct = async ({ backend, t }, project) => {
  const act = t('Archive');
  const detail = t('Its entries and invoices stay. No time can be added to it any more.');
  const question = t('Archive {0}?', project.name);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await backend.ask((api, options) =>
    api.patchProject({ ...options, path: { id: project.id }, body: { archived: true } }),
  );
};

async function openOnGitHub(services: Services, target: unknown): Promise<void> {
  const address = findAddress(target);
  if (address !== undefined) return void (await vscode.env.openExternal(vscode.Uri.parse(address, true)));
  const id = recordIdOf(target as Row | undefined, 'project');
  await withProject(services, id, async ({ t }, { githubUrl, name }) => {
    if (githubUrl === null) vscode.window.showInformationMessage(t('{0} is not linked to GitHub.', name));
    else await vscode.env.openExternal(vscode.Uri.parse(githubUrl, true));
  });
}

/** Rows of pull requests carry their own address; only GitHub's is opened. */
function findAddress(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !('address' in target)) return undefined;
  const { address } = target;
  return typeof address === 'string' && address.startsWith('https://github.com/') ? address : undefined;
}
