/** Paths of imports; no logic. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { HeldLog } from '../../../../../workspace/readings/readings.ts';
import { maxLogBytes } from '../../../../../workspace/sarif-import/refused-log.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { registerReading, sendRecord } from '../../../../platform/http/resource-routes.ts';
import {
  createImportSchema,
  findingImportSchema,
  importPageSchema,
  listImportsSchema,
} from './imports.schema.ts';
import type { ImportsService } from './imports.service.ts';

const tags = ['Findings'];
const path = '/api/v1/findings/imports';

/** The log, and a little round it. */
const bodyLimit = maxLogBytes + 64 * 1024;

/** A body of this size is parsed in a few milliseconds; a larger one holds others up, and is parsed apart. */
const parsedHereBytes = 1024 * 1024;

/** The logs of requests under way whose bodies were parsed apart. */
type HeldLogs = WeakMap<FastifyRequest, HeldLog>;

export function registerImports(app: FastifyInstance, service: ImportsService): void {
  // In a scope of its own: no other route has bodies of this size.
  app.register(async (scope) => {
    const held = parseApart(scope, service);
    registerReading(scope, {
      path,
      name: 'FindingImport',
      plural: 'FindingImports',
      tags,
      schemas: { item: findingImportSchema, page: importPageSchema, query: listImportsSchema },
      service,
    });
    registerCreating(scope, service, held);
  });
}

function parseApart(scope: FastifyInstance, service: ImportsService): HeldLogs {
  const held: HeldLogs = new WeakMap();
  const parseHere = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length <= parsedHereBytes) return parseHere(request, body.toString(), done);
    service.openLog(body).then(
      (log) => {
        held.set(request, log);
        done(null, log.envelope);
      },
      (error: Error) =>
        done(new ApiError('malformed', `The request could not be read: ${error.message}`, [], error)),
    );
  });
  const letGo = async (request: FastifyRequest) => held.get(request)?.close();
  scope.addHook('onResponse', letGo);
  scope.addHook('onRequestAbort', letGo);
  return held;
}

function registerCreating(app: FastifyInstance, service: ImportsService, held: HeldLogs): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const creating = {
    operationId: 'createFindingImport',
    summary:
      'Takes in a SARIF log; another of the same tool updates what is there, and resolves what is gone',
    tags,
    body: createImportSchema,
    response: { 200: findingImportSchema, 201: findingImportSchema },
  };
  routes.post(path, { schema: creating, bodyLimit }, async (request, reply) => {
    const { created, record } = await service.create(callerOf(request), request.body, held.get(request));
    return sendRecord(reply, record, created ? 201 : 200);
  });
}
