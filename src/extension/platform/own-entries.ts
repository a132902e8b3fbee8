/** Entries of whoever asks: an admin sees those of the whole team. */
import type { ListTimeEntriesData, TimeEntry } from '../../api-client/index.ts';
import type { Services } from './services.ts';

type Query = Omit<NonNullable<ListTimeEntriesData['query']>, 'userId'>;

/** Newest first. */
export async function listOwnEntries(
  { backend }: Pick<Services, 'backend'>,
  query: Query,
): Promise<readonly TimeEntry[]> {
  const { id: userId } = await backend.ask((api, options) => api.getMe(options));
  const { items } = await backend.ask((api, options) =>
    api.listTimeEntries({ ...options, query: { ...query, userId } }),
  );
  return items;
}
