/** Paths of imports; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { readingRoutes, sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
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

export function timeImportsRoutes(service: TimeImportsService): readonly Route[] {
  return [
    ...readingRoutes({
      path,
      name: 'TimeImport',
      plural: 'TimeImports',
      tags,
      access: { read: 'organization:write' },
      schemas: { item: timeImportSchema, page: timeImportPageSchema, query: listTimeImportsSchema },
      service,
    }),
    ...progressRoutes(service),
    ...writingRoutes(service),
  ];
}

function progressRoutes(service: TimeImportsService): readonly Route[] {
  const progress = {
    operationId: 'getTimeImportProgress',
    summary: 'How far an import is; 404 once it was cancelled or refused',
    tags,
    params: idParamsSchema,
    response: { 200: importProgressSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/progress`,
      access: 'organization:write',
      schema: progress,
      handler: async (request) => service.progress(callerOf(request), request.params.id),
    }),
  ];
}

function writingRoutes(service: TimeImportsService): readonly Route[] {
  const creating = {
    operationId: 'createTimeImport',
    summary: 'Takes in a file of another time tracker, all of it or nothing; with dryRun says what would be',
    tags,
    body: createTimeImportSchema,
    response: { 200: timeImportSchema, 201: timeImportSchema },
  };
  const cancelling = {
    operationId: 'cancelTimeImport',
    summary: 'Stops an import under way: nothing of it is kept',
    tags,
    params: idParamsSchema,
    response: { 200: importProgressSchema },
  };
  const undoing = {
    operationId: 'undoTimeImport',
    summary: 'Takes back a whole import; refused while its entries are submitted, approved or billed here',
    tags,
    params: idParamsSchema,
    response: { 204: z.null() },
  };
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'organization:write',
      schema: creating,
      bodyLimit,
      handler: async (request, reply) => {
        const { created, record } = await service.create(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/cancel`,
      access: 'organization:write',
      schema: cancelling,
      handler: async (request) => service.cancel(callerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      access: 'organization:write',
      schema: undoing,
      handler: async (request, reply) => {
        await service.undo(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}
