/** A project for a folder that has none: a pipeline has no editor to make one in. */
import path from 'node:path';
import {
  type ApiClient,
  createClient,
  createProject,
  getMe,
  getOrganization,
  listClients,
  type Project,
} from '../../api-client/index.ts';
import type { CliIo } from '../io.ts';
import { chooseProject } from './choose-project.ts';

/** Whose work it is, nobody has said; the editor moves it. */
const clientName = 'No client';

/** That of the folder where it has one already. Time in a new one costs nothing until somebody says what. */
export async function findOrCreateProject(
  client: ApiClient,
  said: string | undefined,
  io: CliIo,
): Promise<Project> {
  const known = await chooseProject(client, undefined, { ...io, cwd: folderOf(said, io) });
  if (known !== undefined) return known;
  const folder = folderOf(said, io);
  const { id: clientId, currency } = await findOrCreateClient(client);
  const name = path.basename(folder) || folder;
  const body = { clientId, name, folder, hourlyRate: { minor: 0, currency } };
  return (await createProject({ client, body, throwOnError: true })).data;
}

function folderOf(said: string | undefined, io: CliIo): string {
  return path.resolve(io.cwd, said ?? '.');
}

async function findOrCreateClient(client: ApiClient) {
  const { data } = await listClients({ client, query: { limit: 500 }, throwOnError: true });
  const known = data.items.find(({ name, archivedAt }) => name === clientName && archivedAt === null);
  if (known !== undefined) return known;
  const { organizationId: id } = (await getMe({ client, throwOnError: true })).data;
  const { currency } = (await getOrganization({ client, path: { id }, throwOnError: true })).data;
  return (await createClient({ client, body: { name: clientName, currency }, throwOnError: true })).data;
}
