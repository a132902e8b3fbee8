/** Takes back a change of entries, as the backend has it in its log: rate, start and id come back with it. */
import type { TimeEntry, UndoneTimeEntries } from '../../api-client/index.ts';
import type { Services } from './services.ts';

/** Refused when the user's latest change was not of one of these entries. */
export async function undoChangeOf(
  { backend }: Pick<Services, 'backend'>,
  entryIds: string[],
): Promise<UndoneTimeEntries> {
  return await backend.ask((api, options) =>
    api.undoTimeEntries({ ...options, body: { id: api.newId(), entryIds } }),
  );
}

/** Brings the entry back that was deleted in this version, whatever was done since. */
export async function undoDeletionOf(
  { backend }: Pick<Services, 'backend'>,
  { id: entryId, version }: Pick<TimeEntry, 'id' | 'version'>,
): Promise<UndoneTimeEntries> {
  return await backend.ask((api, options) =>
    api.undoTimeEntries({
      ...options,
      body: { id: api.newId(), change: { entryId, version: version + 1 } },
    }),
  );
}
