/** Paths of what is done to entries beyond the plain five; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
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

export function registerEntryChanges(app: FastifyInstance, changes: EntryChangesService): void {
  registerPut(app, changes);
  registerSplit(app, changes);
  registerMerge(app, changes);
  registerUndo(app, changes);
  registerBatch(app, changes);
}

function registerPut(app: FastifyInstance, changes: EntryChangesService): void {
  app.withTypeProvider<ZodTypeProvider>().put(
    `${path}/:id`,
    {
      schema: {
        operationId: 'putTimeEntry',
        summary: 'Create under this id, or replace the version that If-Match names',
        tags,
        params: idParamsSchema,
        body: putTimeEntrySchema,
        response: { 200: timeEntrySchema, 201: timeEntrySchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const put = { id, input: request.body, expected: expectedVersion(request) };
      const { created, record } = await changes.put(callerOf(request), put);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
}

function registerSplit(app: FastifyInstance, changes: EntryChangesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/split`,
    {
      schema: {
        operationId: 'splitTimeEntry',
        summary: 'Divide at an instant; If-Match names the version that was seen',
        tags,
        params: idParamsSchema,
        body: splitTimeEntrySchema,
        response: { 200: splitEntriesSchema },
      },
    },
    async (request) => {
      const split = { id: request.params.id, input: request.body, expected: expectedVersion(request) };
      return await changes.split(callerOf(request), split);
    },
  );
}

function registerMerge(app: FastifyInstance, changes: EntryChangesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/merge`,
    {
      schema: {
        operationId: 'mergeTimeEntries',
        summary: 'Join entries without a pause between them into the earliest',
        tags,
        body: mergeTimeEntriesSchema,
        response: { 200: timeEntrySchema },
      },
    },
    async (request, reply) => sendRecord(reply, await changes.merge(callerOf(request), request.body)),
  );
}

function registerUndo(app: FastifyInstance, changes: EntryChangesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/undo`,
    {
      schema: {
        operationId: 'undoTimeEntries',
        summary: 'Take back your latest change of entries; again takes back the one before',
        tags,
        body: undoTimeEntriesSchema.nullish(),
        response: { 200: undoneSchema },
      },
    },
    async (request) => await changes.undo(callerOf(request), request.body ?? {}),
  );
}

function registerBatch(app: FastifyInstance, changes: EntryChangesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/batch`,
    {
      schema: {
        operationId: 'batchTimeEntries',
        summary: 'Put and delete many, each for itself',
        tags,
        body: batchSchema,
        response: { 200: batchResultSchema },
      },
    },
    async (request) => await changes.batch(callerOf(request), { batch: request.body, traceId: request.id }),
  );
}
