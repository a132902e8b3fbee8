/** Takes back a change of entries, as the backend has it in its log: rate, start and id come back with it. */
import type { UndoneTimeEntries } from '../../api-client/index.ts';
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
