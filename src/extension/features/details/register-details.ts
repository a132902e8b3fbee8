/** The pages of the practice and of clients, and the commands that edit them and projects. */
import * as vscode from 'vscode';
import type { Client } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { newClient } from '../../../contract/webview/forms/new-client.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { createBusinessPages } from './business/business-page.ts';
import { ClientPages } from './client/client-pages.ts';

const loadPick = () => import('../projects/pick-project.ts');

const load = () => import('./edit-project.ts');

export function registerDetails(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const business = store.add(createBusinessPages(services));
  const clients = store.add(new ClientPages(services));
  return store.addAll(
    registerRecordCommand(services, 'vireo.editOrganization', () => business.edit()),
    registerRecordCommand(services, 'vireo.addClient', async () => (await clients.edit(newClient))?.id),
    registerRecordCommand(services, 'vireo.editClient', async (target) => {
      const id = await chooseClient(services, target);
      return id === undefined ? undefined : (await clients.edit(id))?.id;
    }),
    registerRecordCommand(services, 'vireo.editProject', (target) => editProject(services, target)),
  );
}

async function chooseClient(
  services: Services,
  target: CommandTarget | undefined,
): Promise<string | undefined> {
  const { clients } = await services.records.load();
  return recordIdOf(target, 'client') ?? (await pickClient(services, [...clients.values()]))?.id;
}

async function pickClient({ t }: Services, clients: readonly Client[]): Promise<Client | undefined> {
  const items = clients
    .filter(({ archivedAt }) => archivedAt === null)
    .map((client) => ({ label: `$(organization) ${client.name}`, client }))
    .sort((one, other) => one.label.localeCompare(other.label));
  if (items.length === 0) {
    vscode.window.showInformationMessage(t('There is no client yet: add one first.'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which client?') }))?.client;
}

async function editProject(services: Services, target: CommandTarget | undefined): Promise<void> {
  const asked = recordIdOf(target, 'project');
  const id =
    asked ?? (await (await loadPick()).pickProject(services, { placeholder: services.t('Which project?') }));
  const { projects } = await services.records.load();
  const project = id === undefined ? undefined : projects.get(id);
  if (project !== undefined) await (await load()).editProject(services, project);
}
