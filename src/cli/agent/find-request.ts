/** The request that an ID, or the end of one, means. */
import { type AgentRequestSummary, type ApiClient, listRequests } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { findById } from '../backend/find-by-id.ts';

/** @throws CliError where there is none, or several */
export async function findRequest(client: ApiClient, said: string): Promise<AgentRequestSummary> {
  const every = await loadAll(
    async (page) => (await listRequests({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
  );
  return findById(every, said, 'request');
}
