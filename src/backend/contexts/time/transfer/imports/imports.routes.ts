/** Paths of imports; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { registerReading, sendRecord } from '../../../../platform/http/resource-routes.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  createTimeImportSchema,
  importProgressSchema,
  listTimeImportsSchema,
  timeImportPageSchema,
  timeImportSchema,
} from './imports.schema.ts';
import type { TimeImportsService } from './imports.service.ts';

const tags = ['Imports'];
const path = '/api/v1/imports';

/** Ten years of a busy practice are some 20 MB. */
const bodyLimit = 64 * 1024 * 1024;

export function registerTimeImports(app: FastifyInstance, service: TimeImportsService): void {
  registerReading(app, {
    path,
    name: 'TimeImport',
    plural: 'TimeImports',
    tags,
    schemas: { item: timeImportSchema, page: timeImportPageSchema, query: listTimeImportsSchema },
    service,
  });
  registerProgress(app, service);
  registerWriting(app, service);
}

function registerProgress(app: FastifyInstance, service: TimeImportsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const progress = {
    operationId: 'getTimeImportProgress',
    summary: 'How far an import is; 404 once it was cancelled or refused',
    tags,
    params: idParamsSchema,
    response: { 200: importProgressSchema },
  };
  routes.get(`${path}/:id/progress`, { schema: progress }, async (request) =>
    service.progress(callerOf(request), request.params.id),
  );
}

function registerWriting(app: FastifyInstance, service: TimeImportsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const creating = {
    operationId: 'createTimeImport',
    summary: 'Takes in a file of another time tracker, all of it or nothing; with dryRun says what would be',
    tags,
    body: createTimeImportSchema,
    response: { 200: timeImportSchema, 201: timeImportSchema },
  };
  routes.post(path, { schema: creating, bodyLimit }, async (request, reply) => {
    const { created, record } = await service.create(callerOf(request), request.body);
    return sendRecord(reply, record, created ? 201 : 200);
  });
  const cancelling = {
    operationId: 'cancelTimeImport',
    summary: 'Stops an import under way: nothing of it is kept',
    tags,
    params: idParamsSchema,
    response: { 200: importProgressSchema },
  };
  routes.post(`${path}/:id/cancel`, { schema: cancelling }, async (request) =>
    service.cancel(callerOf(request), request.params.id),
  );
  const undoing = {
    operationId: 'undoTimeImport',
    summary: 'Takes back a whole import; refused while its entries are submitted, approved or billed here',
    tags,
    params: idParamsSchema,
    response: { 204: z.null() },
  };
  routes.delete(`${path}/:id`, { schema: undoing }, async (request, reply) => {
    await service.undo(callerOf(request), request.params.id);
    return reply.code(204).send(null);
  });
}
