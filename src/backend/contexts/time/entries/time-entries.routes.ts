/** Paths of time entries; no logic. Those of the timer are in timer.routes.ts. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import { registerEntryChanges } from './changes/entry-changes.routes.ts';
import type { EntryChangesService } from './changes/entry-changes.service.ts';
import {
  createTimeEntrySchema,
  listTagsSchema,
  listTimeEntriesSchema,
  patchTimeEntrySchema,
  timeEntryPageSchema,
  timeEntrySchema,
  timeTagsSchema,
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

function registerTags(app: FastifyInstance, service: TimeEntriesService): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/time-entries/tags',
    {
      schema: {
        operationId: 'listTimeTags',
        summary: 'Tags in use, of all entries or of those of some days',
        tags: ['TimeEntries'],
        querystring: listTagsSchema,
        response: { 200: timeTagsSchema },
      },
    },
    async (request) => await service.tags(callerOf(request), request.query),
  );
}

export function registerTimeEntries(
  app: FastifyInstance,
  service: TimeEntriesService,
  changes: EntryChangesService,
): void {
  registerTotals(app, service);
  registerTags(app, service);
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
