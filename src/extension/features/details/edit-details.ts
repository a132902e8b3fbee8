/**
 * The user's own details, a client's and a project's, edited field by field; a bundle of its own, since it is opened
 * now and then.
 */

import * as vscode from 'vscode';
import type { Client, Project } from '../../../api-client/index.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { localDate } from '../../../domain/zones.ts';
import { formatAmount } from '../../platform/amounts.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { clientFields } from './client-fields.ts';
import { editContacts, loadContacts } from './edit-contacts.ts';
import { editFields } from './edit-fields.ts';
import { findOwnSeries, setFirstNumber } from './first-number.ts';
import { organizationFields } from './organization-fields.ts';
import { projectEditFields } from './project-edit-fields.ts';
import { rulesOf } from './time-rule-fields.ts';

export async function editOrganization(services: Services): Promise<void> {
  const { backend, t } = services;
  const read = async () => await readOrganization(services);
  const organization = await read();
  if (organization === undefined) return;
  const today = localDate(Date.now(), organization.zone);
  const setFirst = async () => await setFirstNumber(services);
  const ports = { t, nameOfCountry, today, zones: listZones(), setFirstNumber: setFirst };
  await editFields(services, {
    title: t('Your Details'),
    load: async () =>
      organizationFields((await read()) ?? organization, { ...ports, series: await findOwnSeries(services) }),
    save: (body) =>
      backend.ask((api, options) =>
        api.patchOrganization({ ...options, path: { id: organization.id }, body }),
      ),
  });
}

export async function editClient(services: Services, { id, name }: Client): Promise<void> {
  const { backend, records, t } = services;
  const { clients } = await records.load();
  const taken = [...clients.values()].filter((client) => client.id !== id).map((client) => client.name);
  const practice = await requireOrganization(services);
  const today = localDate(Date.now(), practice.zone);
  const ports = { t, nameOfCountry, today, taken, zone: practice.zone, rules: practice };
  const own = { id, name };
  await editFields(services, {
    title: name,
    load: async () =>
      clientFields(await backend.ask((api, options) => api.getClient({ ...options, path: { id } })), {
        ...ports,
        contacts: await loadContacts(services, own),
        editContacts: async () => await editContacts(services, own),
      }),
    save: (body) => backend.ask((api, options) => api.patchClient({ ...options, path: { id }, body })),
  });
}

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

async function readOrganization({ backend }: Services) {
  return (await backend.ask((api, options) => api.listOrganizations(options))).items[0];
}

/** @throws where the records have none: they begin with one. */
async function requireOrganization(services: Services) {
  const organization = await readOrganization(services);
  if (organization === undefined) throw new Error('The records name no practice.');
  return organization;
}

/** `Germany (DE)`; the code alone where the language has no name for it. */
function nameOfCountry(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = new Intl.DisplayNames(userLocale(), { type: 'region', fallback: 'none' }).of(code);
  return name === undefined ? code : `${name} (${code})`;
}

function listZones(): readonly string[] {
  return [ownZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'];
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
