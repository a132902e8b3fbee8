/** Who else has to do with a request: names of the one who asked for it, and of who has approved what it waits for. */
import type { AgentRequest } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

/** Null where it is the one who looks at it, or nobody. */
export async function namePeople(
  { backend }: Pick<PagePorts, 'backend'>,
  { requestedBy, approval }: Pick<AgentRequest, 'requestedBy' | 'approval'>,
): Promise<{ readonly asker: string | null; readonly approvedBy: string | null }> {
  const me = await backend.ask((api, options) => api.getMe(options));
  const others = [requestedBy, approval?.by].filter((id) => id !== undefined && id !== me.id);
  if (others.length === 0) return { asker: null, approvedBy: null };
  const users = await loadAll((cursor) =>
    backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
  );
  const nameOf = (id: string | undefined): string | null =>
    id !== undefined && others.includes(id) ? (users.find((each) => each.id === id)?.name ?? '?') : null;
  return { asker: nameOf(requestedBy), approvedBy: nameOf(approval?.by) };
}
