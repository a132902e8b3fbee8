/** Entries of the backend, as the week reads and writes them. */
import type { Week } from '../../../api-client/index.ts';
import type { Backend } from '../../platform/backend.ts';
import { ifMatch } from '../../platform/if-match.ts';
import type { EditPorts } from './edit-week.ts';
import type { SeenEntry, TakenBack } from './write-entries.ts';

export function createEntryStore(backend: Backend): EditPorts {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    loadWeek: async (monday, userId): Promise<Week> =>
      await backend.ask((api, options) =>
        api.getWeek({ ...options, path: { monday }, query: userId === undefined ? {} : { userId } }),
      ),
    create: async (fields) =>
      await backend.ask((api, options) =>
        api.createTimeEntry({ ...options, body: { ...fields, id: api.newId() } }),
      ),
    patch: async (seen, body) =>
      await backend.ask((api, options) =>
        api.patchTimeEntry({ ...options, path: { id: seen.id }, body, headers: ifMatch(seen) }),
      ),
    async remove(seen: SeenEntry) {
      await backend.ask((api, options) =>
        api.deleteTimeEntry({ ...options, path: { id: seen.id }, headers: ifMatch(seen) }),
      );
    },
    async takeBack({ id: entryId, version }): Promise<TakenBack> {
      const body = { change: { entryId, version } };
      const { change, ...undone } = await backend.ask((api, options) =>
        api.undoTimeEntries({ ...options, body }),
      );
      return { ...undone, change: change && { id: change.entryId, version: change.version } };
    },
  };
}
