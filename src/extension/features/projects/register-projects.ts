/** The Projects view, and what is done with clients and projects. */
import * as vscode from 'vscode';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { recordIdOf } from '../../platform/row.ts';
import { RowTree } from '../../platform/row-tree.ts';
import type { Services } from '../../platform/services.ts';
import { markDone } from '../../platform/walkthrough/progress.ts';
import { createPullRequests } from './github/pull-requests.ts';
import { keepTrust } from './keep-trust.ts';

export function registerProjects(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const pullRequests = store.add(createPullRequests(services));
  const tree = new RowTree(services, {
    view: 'vireo.projects',
    resources: ['client', 'project', 'time-entry', 'health'],
    load: async () =>
      (await import('./load-project-rows.ts')).loadProjectRows(services, {
        loadPullRequests: pullRequests.load,
        onProject: () => markDone('project', services),
      }),
  });
  const act =
    (name: 'openFolder' | 'linkFolder' | 'archive') =>
    async (target?: CommandTarget): Promise<void> => {
      const actions = await import('./project-actions.ts');
      await actions.withProject(services, recordIdOf(target, 'project'), actions[name]);
    };
  const offer = () =>
    inBackground(
      import('./offer-folder.ts').then(({ offerFolder }) => offerFolder(services)),
      'Offer of a folder',
    );
  return store.addAll(
    tree,
    services.backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') offer();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(offer),
    keepTrust(services),
    pullRequests.onDidChange(() => tree.refresh()),
    registerRecordCommand(services, 'vireo.importClients', async (file) =>
      // A view's menu hands over what is selected in it.
      (await import('./import-clients.ts')).importClients(
        services,
        file instanceof vscode.Uri ? file : undefined,
      ),
    ),
    registerRecordCommand(services, 'vireo.addProject', async (target) => {
      const { addProject } = await import('./add-project.ts');
      const project = await addProject(services, recordIdOf(target, 'client'));
      if (project !== undefined) markDone('project', services);
      return project?.id;
    }),
    registerRecordCommand(services, 'vireo.openProject', act('openFolder')),
    registerRecordCommand(services, 'vireo.linkFolder', act('linkFolder')),
    registerRecordCommand(services, 'vireo.pickProjectMembers', async (target) => {
      const [{ withProject }, { pickMembers }] = await Promise.all([
        import('./project-actions.ts'),
        import('./pick-members.ts'),
      ]);
      await withProject(services, recordIdOf(target, 'project'), pickMembers);
    }),
    registerRecordCommand(services, 'vireo.archiveProject', act('archive')),
    registerCommand(services, 'vireo.openOnGitHub', async (target) =>
      (await import('./project-actions.ts')).openOnGitHub(services, target),
    ),
  );
}
