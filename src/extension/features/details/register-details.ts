/** The pages of the practice and of clients, and the commands that edit them and projects. */

import { newClient } from '../../../../webviews/client/new-client.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { createBusinessPages } from './business/business-page.ts';
import { createClientPage } from './client/client-page.ts';

const loadClientPick = () => import('./pick-client.ts');
const loadPick = () => import('../../platform/practice/pick-project.ts');

const load = () => import('./edit-project.ts');

export function registerDetails(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const business = store.add(createBusinessPages(services));
  const clients = store.add(createClientPage(services));
  return store.addAll(
    registerRecordCommand(services, 'vireo.editOrganization', () => business.edit()),
    registerRecordCommand(services, 'vireo.addClient', async () => (await clients.edit(newClient))?.id),
    registerRecordCommand(services, 'vireo.editClient', async (target) => {
      const id = recordIdOf(target, 'client') ?? (await (await loadClientPick()).pickClient(services))?.id;
      return id === undefined ? undefined : (await clients.edit(id))?.id;
    }),
    registerRecordCommand(services, 'vireo.editProject', (target) => editProject(services, target)),
  );
}

async function editProject(services: Services, target: CommandTarget | undefined): Promise<void> {
  const asked = recordIdOf(target, 'project');
  const id =
    asked ?? (await (await loadPick()).pickProject(services, { placeholder: services.t('Which project?') }));
  const { projects } = await services.records.load();
  const project = id === undefined ? undefined : projects.get(id);
  if (project !== undefined) await (await load()).editProject(services, project);
}
