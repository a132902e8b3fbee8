/** Paths of what is done to entries beyond the plain five; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion } from '../../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import { timeEntrySchema } from '../time-entries.schema.ts';
import {
  batchResultSchema,
  batchSchema,
  mergeTimeEntriesSchema,
  putTimeEntrySchema,
  splitEntriesSchema,
  splitTimeEntrySchema,
  undoneSchema,
  undoTimeEntriesSchema,
} from './entry-changes.schema.ts';
import type { EntryChangesService } from './entry-changes.service.ts';

const path = '/api/v1/time-entries';
const tags = ['TimeEntries'];

export function entryChangesRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    ...putRoutes(changes),
    ...splitRoutes(changes),
    ...mergeRoutes(changes),
    ...undoRoutes(changes),
    ...batchRoutes(changes),
  ];
}

function putRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: `${path}/:id`,
      access: 'time:write',
      schema: {
        operationId: 'putTimeEntry',
        summary: 'Create under this id, or replace the version that If-Match names',
        tags,
        params: idParamsSchema,
        body: putTimeEntrySchema,
        response: { 200: timeEntrySchema, 201: timeEntrySchema },
      },
      handler: async (request, reply) => {
        const { id } = request.params;
        const put = { id, input: request.body, expected: expectedVersion(request) };
        const { created, record } = await changes.put(callerOf(request), put);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}

function splitRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/split`,
      access: 'time:write',
      schema: {
        operationId: 'splitTimeEntry',
        summary: 'Divide at an instant; If-Match names the version that was seen',
        tags,
        params: idParamsSchema,
        body: splitTimeEntrySchema,
        response: { 200: splitEntriesSchema },
      },
      handler: async (request) => {
        const split = { id: request.params.id, input: request.body, expected: expectedVersion(request) };
        return await changes.split(callerOf(request), split);
      },
    }),
  ];
}

function mergeRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/merge`,
      access: 'time:write',
      schema: {
        operationId: 'mergeTimeEntries',
        summary: 'Join entries without a pause between them into the earliest',
        tags,
        body: mergeTimeEntriesSchema,
        response: { 200: timeEntrySchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await changes.merge(callerOf(request), request.body)),
    }),
  ];
}

function undoRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/undo`,
      access: 'time:write',
      schema: {
        operationId: 'undoTimeEntries',
        summary: 'Take back your latest change of entries; again takes back the one before',
        tags,
        body: undoTimeEntriesSchema.nullish(),
        response: { 200: undoneSchema },
      },
      handler: async (request) => await changes.undo(callerOf(request), request.body ?? {}),
    }),
  ];
}

function batchRoutes(changes: EntryChangesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/batch`,
      access: 'time:write',
      schema: {
        operationId: 'batchTimeEntries',
        summary: 'Put and delete many, each for itself',
        tags,
        body: batchSchema,
        response: { 200: batchResultSchema },
      },
      handler: async (request) =>
        await changes.batch(callerOf(request), { batch: request.body, traceId: request.id }),
    }),
  ];
}
