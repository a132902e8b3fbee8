/** What an agent is called. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';

/** `Security agent`; its name where nobody knows it any more. */
export async function titleOf({ backend }: Pick<PagePorts, 'backend'>, agent: string): Promise<string> {
  const { items } = await backend.ask((api, options) => api.listAgents(options));
  return items.find(({ name }) => name === agent)?.title ?? agent;
}
