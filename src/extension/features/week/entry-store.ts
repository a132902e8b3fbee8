/** Entries of the backend, as the week reads and writes them. */
import type { TimeEntry, Week } from '../../../api-client/index.ts';
import type { Backend } from '../../platform/backend.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { ifMatch } from '../../platform/if-match.ts';
import { undoDeletionOf } from '../../platform/undo-entries.ts';
import type { EditPorts } from './edit-week.ts';
import { EntryGone, type SeenEntry } from './write-entries.ts';

export function createEntryStore(backend: Backend): EditPorts {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    loadWeek: async (monday, userId): Promise<Week> =>
      await backend.ask((api, options) =>
        api.getWeek({ ...options, path: { monday }, query: userId === undefined ? {} : { userId } }),
      ),
    async read(id): Promise<TimeEntry | undefined> {
      try {
        return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
      } catch (error) {
        if (isApiFailure(error, 'not_found')) return undefined;
        throw error;
      }
    },
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
    async restore(seen): Promise<TimeEntry> {
      const { entries } = await undoDeletionOf({ backend }, seen);
      const restored = entries.find((entry) => entry.id === seen.id);
      // It was brought back elsewhere, and deleted again since.
      if (restored === undefined) throw new EntryGone();
      return restored;
    },
  };
}
