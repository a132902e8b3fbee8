/** What a request that is done offers to do next. */
import type { AgentRequestOffers } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

export type RequestOffer = AgentRequestOffers['items'][number];

/** Undefined where it offers nothing, or nothing any more. */
export async function loadOffer(
  { backend }: Pick<PagePorts, 'backend'>,
  requestId: string,
): Promise<RequestOffer | undefined> {
  const { items } = await backend.ask((api, options) =>
    api.listRequestOffers({ ...options, query: { requestId } }),
  );
  return items.find((offer) => offer.requestId === requestId);
}
