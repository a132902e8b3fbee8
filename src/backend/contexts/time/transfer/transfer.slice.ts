/** Time of other trackers in, our time out. */

import { defineSlice } from '../../../platform/slice.ts';
import { timeExportsRoutes } from './exports/exports.routes.ts';
import { createTimeExportsService } from './exports/exports.service.ts';
import { timeImportEvents } from './imports/imports.events.ts';
import type { TimeImportPorts } from './imports/imports.ports.ts';
import { timeImportsRoutes } from './imports/imports.routes.ts';
import { createTimeImportsService } from './imports/imports.service.ts';
import { RunningImports } from './imports/running-imports.ts';
import { createRemainsHandler, remainsJobKind } from './imports/unfinished/remains-job.ts';
import { transferScope } from './transfer.scope.ts';

export const transferSlice = defineSlice({
  name: 'time/transfer',
  tables: ['time_imports', 'imported_entries', 'imported_records', 'taken_states'],
  reads: [
    'time_entries',
    'timesheets',
    'billed_entries',
    'invoices',
    'events',
    'users',
    'clients',
    'projects',
    'tasks',
  ],
  people: ['time_imports.imported_by'],
  scope: transferScope,
  events: timeImportEvents,
  mount: (ports: TimeImportPorts) => {
    const runs = new RunningImports();
    ports.jobs.handle(remainsJobKind, createRemainsHandler(ports, runs));
    return {
      routes: [
        timeImportsRoutes(createTimeImportsService(ports, runs)),
        ...timeExportsRoutes(createTimeExportsService(ports)),
      ],
    };
  },
});
