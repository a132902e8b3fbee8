/** Entries of the backend, as the week reads and writes them. */
import type { Week } from '../../../src/api-client/index.ts';
import { ownZone } from '../../../src/contract/own-zone.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { nameOf } from '../../../src/pages/records.ts';
import type { EditPorts } from './edit-week.ts';
import type { SeenEntry, UndoneChange } from './write-entries.ts';

export function createEntryStore({
  backend,
  records,
  clock,
}: Pick<PagePorts, 'backend' | 'records' | 'clock'>): EditPorts {
  return {
    zone: ownZone(),
    now: () => clock.now(),
    loadWeek: async (monday, userId): Promise<Week> =>
      await backend.ask((api, options) =>
        api.getWeek({ ...options, path: { monday }, query: userId === undefined ? {} : { userId } }),
      ),
    findRunning: async () => (await backend.ask((api, options) => api.getTimer(options))).entry ?? undefined,
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
    async preview(body) {
      const { neighbours } = await backend.ask((api, options) => api.previewTimeEntry({ ...options, body }));
      return neighbours;
    },
    async nameProject(projectId): Promise<string> {
      const { client, project } = nameOf(await records.load(), projectId);
      return `${client} · ${project}`;
    },
    async undoChange({ id: entryId, version }): Promise<UndoneChange> {
      const { change, ...undone } = await backend.ask((api, options) =>
        api.undoTimeEntries({ ...options, body: { id: api.newId(), change: { entryId, version } } }),
      );
      return { ...undone, change: change && { id: change.entryId, version: change.version } };
    },
  };
}
