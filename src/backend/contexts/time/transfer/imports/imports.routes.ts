/** Paths of imports; no logic. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { HeldByRequests } from '../../../../platform/http/bodies/held-by-requests.ts';
import { createJsonParser } from '../../../../platform/http/json-body.ts';
import { readingRoutes, sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route, type RouteGroup } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  createTimeImportSchema,
  importProgressSchema,
  listTimeImportsSchema,
  timeImportPageSchema,
  timeImportSchema,
} from './imports.schema.ts';
import type { TimeImportsService } from './imports.service.ts';
import { ImportThreads } from './open-file/import-threads.ts';
import type { OpenFile } from './open-file/open-file.ts';

const tags = ['Imports'];
const path = '/api/v1/imports';

/** A file of 10 MB, which as JSON is a little more: what it takes stays below 256 MB. Years of a busy practice are less. */
const bodyLimit = 12 * 1024 * 1024;
const tooLarge = {
  field: 'file',
  issue: 'may be 10 MB: split it, for example by year, and import the parts one after the other',
} as const;

/** A body of this size is read in a moment; a larger one holds others up, and is read apart. */
const readHereBytes = 1024 * 1024;

/** Of requests under way whose bodies are read apart. */
type HeldFiles = HeldByRequests<OpenFile>;

export function timeImportsRoutes(service: TimeImportsService): RouteGroup {
  const held: HeldFiles = new HeldByRequests();
  return { setUp: (scope) => readApart(scope, held), routes: allRoutes(service, held) };
}

/** Bodies above a megabyte go to a thread as they are; their files stay there until the request ends. */
function readApart(scope: FastifyInstance, held: HeldFiles): void {
  const threads = new ImportThreads();
  held.setUp(scope);
  const parseHere = createJsonParser(scope);
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length <= readHereBytes) return parseHere.call(scope, request, body.toString(), done);
    openApart(threads, { request, body, held }).then((envelope) => done(null, envelope), done);
  });
}

async function openApart(
  threads: ImportThreads,
  {
    request,
    body,
    held,
  }: { readonly request: FastifyRequest; readonly body: Buffer; readonly held: HeldFiles },
): Promise<unknown> {
  const thread = await threads.start(held.endOf(request));
  held.hold(request, thread);
  return await thread.open(body);
}

function allRoutes(service: TimeImportsService, held: HeldFiles): readonly Route[] {
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
    ...writingRoutes(service, held),
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

function writingRoutes(service: TimeImportsService, held: HeldFiles): readonly Route[] {
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
      config: { tooLarge },
      handler: async (request, reply) => {
        const { created, record } = await service.create(callerOf(request), request.body, held.get(request));
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
