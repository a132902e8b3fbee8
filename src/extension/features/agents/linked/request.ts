/** Requests behind a figure, by agent and project. */
import type { AgentRequestSummary } from '../../../../api-client/index.ts';
import { joinFacts, tellByTime } from '../../../../pages/practice/told-apart.ts';
import { nameOf } from '../../../../pages/records.ts';
import { counted } from '../../../../pages/words.ts';
import { readLinked } from '../../../platform/links/linked-records.ts';
import type { LinkedRecords, RecordItemPorts, RecordItems } from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (backend, ids, ports) => {
  const requests = await readLinked(ids, {
    one: (id) => backend.ask((api, options) => api.getRequest({ ...options, path: { id } })),
    page: (cursor) =>
      backend.ask((api, options) => api.listRequests({ ...options, query: { limit: 500, ...cursor } })),
  });
  return requestItems(requests, ports);
};

function requestItems(
  requests: readonly AgentRequestSummary[],
  { t, locale, directory }: RecordItemPorts,
): RecordItems {
  const projectOf = ({ projectId }: AgentRequestSummary) => nameOf(directory, projectId).project;
  const apart = tellByTime(requests, { t, locale }, (one) => `${one.agent} ${projectOf(one)}`);
  return {
    title: counted(t, ['1 request', '{0} requests'], requests.length),
    items: requests.map((request) => ({
      label: request.agent,
      description: joinFacts(projectOf(request), apart.get(request)),
      record: { kind: 'request', ids: [request.id] },
    })),
  };
}
