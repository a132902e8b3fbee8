/** A project for a folder that has none: a pipeline has no editor to make one in. */
import path from 'node:path';
import {
  type ApiClient,
  type Client,
  createClient,
  createProject,
  getMe,
  getOrganization,
  listClients,
  listProjects,
  type Project,
} from '../../api-client/index.ts';
import { confirmNewName } from '../backend/confirm-new-name.ts';
import type { CliIo } from '../io.ts';
import { tellWhatLeaves } from '../project/tell-what-leaves.ts';
import { chooseProject } from './choose-project.ts';
import type { ImportOptions } from './findings-options.ts';

/** Whose work it is, nobody has said; the editor moves it. */
const clientName = 'No client';

/**
 * That of the folder where it has one already. Time in a new one costs nothing until somebody says what. All is asked before
 * anything is added; whose project it is, nobody said, so that those of all clients may be meant.
 */
export async function findOrCreateProject(
  client: ApiClient,
  options: ImportOptions,
  io: CliIo,
): Promise<Project> {
  const folder = path.resolve(io.cwd, options.project ?? '.');
  const known = await chooseProject(client, undefined, { ...io, cwd: folder });
  if (known !== undefined) return known;
  const name = path.basename(folder) || folder;
  const like = (await listProjects({ client, query: { like: name, limit: 5 }, throwOnError: true })).data;
  await confirmNewName({ noun: 'project', name, like: like.items }, options, io);
  const { id: clientId, currency } = await findOrCreateClient(client, options, io);
  const body = { clientId, name, folder, hourlyRate: { minor: 0, currency } };
  tellWhatLeaves(folder, options, io);
  return (await createProject({ client, body, throwOnError: true })).data;
}

async function findOrCreateClient(client: ApiClient, options: ImportOptions, io: CliIo): Promise<Client> {
  const query = { like: clientName, limit: 50 };
  const { items: like } = (await listClients({ client, query, throwOnError: true })).data;
  const known = like.find(({ name, archivedAt }) => name === clientName && archivedAt === null);
  if (known !== undefined) return known;
  await confirmNewName({ noun: 'client', name: clientName, like }, options, io);
  const { organizationId: id } = (await getMe({ client, throwOnError: true })).data;
  const { currency } = (await getOrganization({ client, path: { id }, throwOnError: true })).data;
  return (await createClient({ client, body: { name: clientName, currency }, throwOnError: true })).data;
}
