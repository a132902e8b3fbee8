/** Tasks of a project that take time. */
import { loadAll } from '../../api-client/load-all.ts';
import type { PagePorts } from '../page-ports.ts';

export async function listOpenTasks({ backend }: Pick<PagePorts, 'backend'>, projectId: string) {
  return await loadAll((cursor) =>
    backend.ask((api, options) =>
      api.listTasks({ ...options, query: { projectId, archived: 'false', limit: 500, ...cursor } }),
    ),
  );
}
