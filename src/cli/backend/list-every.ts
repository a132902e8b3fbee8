/** Records that names are looked for in: however many there are. */
import {
  type ApiClient,
  type Client,
  listClients,
  listProjects,
  listTasks,
  type Project,
  type Task,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';

const limit = 500;
const all = Number.POSITIVE_INFINITY;

export async function listEveryProject(client: ApiClient): Promise<readonly Project[]> {
  return await loadAll(
    async (page) => (await listProjects({ client, query: { limit, ...page }, throwOnError: true })).data,
    all,
  );
}

export async function listEveryClient(client: ApiClient): Promise<readonly Client[]> {
  return await loadAll(
    async (page) => (await listClients({ client, query: { limit, ...page }, throwOnError: true })).data,
    all,
  );
}

/** Of one project, or of all. */
export async function listEveryTask(
  client: ApiClient,
  filter: { readonly projectId?: string; readonly archived?: 'false' } = {},
): Promise<readonly Task[]> {
  return await loadAll(
    async (page) =>
      (await listTasks({ client, query: { ...filter, limit, ...page }, throwOnError: true })).data,
    all,
  );
}
