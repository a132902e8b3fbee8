/** Paths of time entries; no logic. Those of the timer are in timer.routes.ts. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { entryChangesRoutes } from './changes/entry-changes.routes.ts';
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

function totalsRoutes(service: TimeEntriesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/time-entries/totals',
      access: 'time:read',
      schema: {
        operationId: 'getTimeTotals',
        summary: 'Finished time by project',
        tags: ['TimeEntries'],
        response: { 200: timeTotalsSchema },
      },
      handler: async (request) => await service.totals(callerOf(request)),
    }),
  ];
}

function tagsRoutes(service: TimeEntriesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/time-entries/tags',
      access: 'time:read',
      schema: {
        operationId: 'listTimeTags',
        summary: 'Tags in use, of all entries or of those of some days',
        tags: ['TimeEntries'],
        querystring: listTagsSchema,
        response: { 200: timeTagsSchema },
      },
      handler: async (request) => await service.tags(callerOf(request), request.query),
    }),
  ];
}

export function timeEntriesRoutes(
  service: TimeEntriesService,
  changes: EntryChangesService,
): readonly Route[] {
  return [
    ...totalsRoutes(service),
    ...tagsRoutes(service),
    ...entryChangesRoutes(changes),
    ...resourceRoutes({
      path: '/api/v1/time-entries',
      name: 'TimeEntry',
      plural: 'TimeEntries',
      access: { read: 'time:read', write: 'time:write' },
      schemas: {
        item: timeEntrySchema,
        page: timeEntryPageSchema,
        query: listTimeEntriesSchema,
        create: createTimeEntrySchema,
        patch: patchTimeEntrySchema,
      },
      service,
    }),
  ];
}
