/** Time of other trackers in, our time out. */

import { defineSlice } from '../../../platform/slice.ts';
import { timeExportsRoutes } from './exports/exports.routes.ts';
import { createTimeExportsService } from './exports/exports.service.ts';
import { timeImportEvents } from './imports/imports.events.ts';
import type { TimeImportPorts } from './imports/imports.ports.ts';
import { timeImportsRoutes } from './imports/imports.routes.ts';
import { createTimeImportsService } from './imports/imports.service.ts';

export const transferSlice = defineSlice({
  name: 'time/transfer',
  tables: ['time_imports', 'imported_entries', 'imported_records', 'taken_states'],
  reads: [
    'time_entries',
    'timesheets',
    'billed_entries',
    'invoices',
    'events',
    'organizations',
    'users',
    'clients',
    'projects',
    'tasks',
  ],
  people: ['time_imports.imported_by'],
  events: timeImportEvents,
  mount: (ports: TimeImportPorts) => ({
    routes: [
      timeImportsRoutes(createTimeImportsService(ports)),
      ...timeExportsRoutes(createTimeExportsService(ports)),
    ],
  }),
});
