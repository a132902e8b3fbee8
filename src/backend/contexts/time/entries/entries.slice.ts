/** Recorded time, and what is done to it. */

import { defineSlice } from '../../../platform/slice.ts';
import { createEntryChangesService } from './changes/entry-changes.service.ts';
import { entryChangeTools } from './changes/entry-changes.tools.ts';
import { entryScope } from './entries.scope.ts';
import { entryPreviewRoutes } from './entry-preview.routes.ts';
import { timeEntryEvents } from './time-entries.events.ts';
import { timeEntriesRoutes } from './time-entries.routes.ts';
import { createTimeEntriesService } from './time-entries.service.ts';
import { type EntryToolPorts, entryTools } from './time-entries.tools.ts';

export const entriesSlice = defineSlice({
  name: 'time/entries',
  tables: ['time_entries', 'undo_requests'],
  reads: ['billed_entries', 'clients', 'invoices', 'projects', 'timesheets'],
  people: ['time_entries.user_id', 'undo_requests.user_id'],
  record: [
    {
      kind: 'entry',
      several: 'entries',
      title: 'note',
      route: '/api/v1/time-entries/:id',
      icon: 'clock',
      mention: true,
    },
  ],
  permissions: {
    'time:read': { user: 'lead', viewer: 'all', billing_admin: 'all', approver: 'member' },
    'time:write': { user: 'own' },
  },
  scope: entryScope,
  events: timeEntryEvents,
  uses: { projects: ['time_entries.project_id'], tasks: ['time_entries.task_id'] },
  mount: (ports: EntryToolPorts) => {
    const service = createTimeEntriesService(ports);
    const changes = createEntryChangesService(ports);
    return {
      routes: [...timeEntriesRoutes(service, changes), ...entryPreviewRoutes(ports)],
      tools: [...entryTools({ ports, service, changes }), ...entryChangeTools({ ports, service, changes })],
    };
  },
});
