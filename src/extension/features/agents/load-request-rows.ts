/** Reads what the Agent Tasks view shows; loaded when it is first looked at. */

import { nameOf } from '../../../pages/records.ts';
import { formatAgo } from '../../platform/ago.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import type { LiveProgress } from './live-progress.ts';
import { buildRequestRows } from './request-rows.ts';

const mostRequests = 100;

export async function loadRequestRows(
  { backend, records, clock, locale, t }: Services,
  live: LiveProgress,
): Promise<readonly Row[]> {
  const [requests, agents, offers, directory] = await Promise.all([
    backend.ask((api, options) => api.listRequests({ ...options, query: { limit: mostRequests } })),
    backend.ask((api, options) => api.listAgents(options)),
    backend.ask((api, options) => api.listRequestOffers(options)),
    records.load(),
  ]);
  const titles = new Map(agents.items.map(({ name, title }) => [name, title]));
  return buildRequestRows(requests.items, {
    t,
    live: live.steps,
    offers: new Map(offers.items.map((offer) => [offer.requestId, offer])),
    projectName: (id) => nameOf(directory, id).project,
    agentTitle: (agent) => titles.get(agent) ?? agent,
    formatAgo: (instant) => formatAgo(instant, clock.now(), locale),
  });
}
