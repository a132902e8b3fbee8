/** Commands that edit the user's own details, clients and projects. */
import * as vscode from 'vscode';
import type { Client } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

const loadPick = () => import('../projects/pick-project.ts');

const load = () => import('./edit-details.ts');

export function registerDetails(services: Services): Disposable {
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    registerRecordCommand(services, 'vireo.editOrganization', async () =>
      (await load()).editOrganization(services),
    ),
    registerRecordCommand(services, 'vireo.editClient', (target) => editClient(services, target)),
    registerRecordCommand(services, 'vireo.editProject', (target) => editProject(services, target)),
  );
}

async function editClient(services: Services, target: CommandTarget | undefined): Promise<void> {
  const { clients } = await services.records.load();
  const asked = recordIdOf(target, 'client');
  const client = asked === undefined ? await pickClient(services, [...clients.values()]) : clients.get(asked);
  if (client !== undefined) await (await load()).editClient(services, client);
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
