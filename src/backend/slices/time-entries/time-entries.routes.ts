/** Paths of time entries; no logic. Those of the timer are in timer.routes.ts. */
import type { FastifyInstance } from 'fastify';
import { callerOf } from '../../platform/http/authorization.ts';
import { registerResource } from '../../platform/http/resource-routes.ts';
import { registerEntryChanges } from './entry-changes.routes.ts';
import type { EntryChangesService } from './entry-changes.service.ts';
import {
  createTimeEntrySchema,
  listTimeEntriesSchema,
  patchTimeEntrySchema,
  timeEntryPageSchema,
  timeEntrySchema,
  timeTotalsSchema,
} from './time-entries.schema.ts';
import type { TimeEntriesService } from './time-entries.service.ts';

function registerTotals(app: FastifyInstance, service: TimeEntriesService): void {
  app.get(
    '/api/v1/time-entries/totals',
    {
      schema: {
        operationId: 'getTimeTotals',
        summary: 'Finished time by project',
        tags: ['TimeEntries'],
        response: { 200: timeTotalsSchema },
      },
    },
    async (request) => await service.totals(callerOf(request)),
  );
}

export function registerTimeEntries(
  app: FastifyInstance,
  service: TimeEntriesService,
  changes: EntryChangesService,
): void {
  registerTotals(app, service);
  registerEntryChanges(app, changes);
  registerResource(app, {
    path: '/api/v1/time-entries',
    name: 'TimeEntry',
    plural: 'TimeEntries',
    schemas: {
      item: timeEntrySchema,
      page: timeEntryPageSchema,
      query: listTimeEntriesSchema,
      create: createTimeEntrySchema,
      patch: patchTimeEntrySchema,
    },
    service,
  });
}
