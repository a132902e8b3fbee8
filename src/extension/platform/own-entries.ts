/** Entries of whoever asks: an admin sees those of the whole team. */
import type { ListTimeEntriesData, TimeEntry } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { Services } from './services.ts';

type Query = Omit<NonNullable<ListTimeEntriesData['query']>, 'userId' | 'cursor'>;

const pageSize = 500;

/** Newest first; without a `limit` all of the query (of a few thousand, as `loadAll` says), page by page. */
export async function listOwnEntries(
  { backend }: Pick<Services, 'backend'>,
  { limit, ...query }: Query,
): Promise<readonly TimeEntry[]> {
  const { id: userId } = await backend.ask((api, options) => api.getMe(options));
  const whole = { ...query, userId, limit: limit ?? pageSize };
  return await loadAll(
    (cursor) =>
      backend.ask((api, options) => api.listTimeEntries({ ...options, query: { ...whole, ...cursor } })),
    limit,
  );
}
