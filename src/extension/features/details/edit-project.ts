/** A project, edited field by field; a bundle of its own, since it is opened now and then. */
import * as vscode from 'vscode';
import type { Project } from '../../../api-client/index.ts';
import { requireOrganization } from '../../../pages/practice/load-organization.ts';
import { formatAmount } from '../../platform/amounts.ts';
import type { Services } from '../../platform/services.ts';
import { editFields } from './edit-fields.ts';
import { projectEditFields } from './project-edit-fields.ts';
import { rulesOf } from './time-rule-fields.ts';

export async function editProject(services: Services, { id, name, clientId }: Project): Promise<void> {
  const { backend, records, t } = services;
  const { projects } = await records.load();
  const practice = await requireOrganization(services);
  const client = await backend.ask((api, options) => api.getClient({ ...options, path: { id: clientId } }));
  const others = [...projects.values()].filter((other) => other.clientId === clientId && other.id !== id);
  const ports = {
    t,
    formatAmount,
    zone: practice.zone,
    rules: rulesOf(client, practice),
    taken: others.map((project) => project.name),
    openFolders: listOpenFolders(),
    findFolder,
  };
  await editFields(services, {
    title: name,
    load: async () =>
      projectEditFields(
        await backend.ask((api, options) => api.getProject({ ...options, path: { id } })),
        ports,
      ),
    save: (body) => backend.ask((api, options) => api.patchProject({ ...options, path: { id }, body })),
  });
}

/** Folders of other machines have no path that we could keep. */
function listOpenFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    uri.scheme === 'file' ? [uri.fsPath] : [],
  );
}

async function findFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true })) ?? [];
  return folder?.scheme === 'file' ? folder.fsPath : undefined;
}
