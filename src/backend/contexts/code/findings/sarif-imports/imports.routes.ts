/** Paths of imports; no logic. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asText, text } from '../../../../../words/text.ts';
import type { HeldLog } from '../../../../../workspace/readings/readings.ts';
import { LogRefused, maxLogBytes } from '../../../../../workspace/sarif-import/refused-log.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { HeldByRequests } from '../../../../platform/http/bodies/held-by-requests.ts';
import { readingRoutes, sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route, type RouteGroup } from '../../../../platform/http/route.ts';
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
const tooLarge = {
  field: 'log',
  issue: text`may be ${maxLogBytes / (1024 * 1024)} MB: let the tool report less, or in parts with a category each`,
} as const;

/** A body of this size is parsed in a few milliseconds; a larger one holds others up, and is parsed apart. */
const parsedHereBytes = 1024 * 1024;

/** Large bodies that are parsed or wait for it: each of the others stays in memory meanwhile. */
const mostOpening = 4;

/** The logs of requests under way whose bodies were parsed apart. */
type HeldLogs = HeldByRequests<HeldLog>;

export function importsRoutes(service: ImportsService): RouteGroup {
  const held: HeldLogs = new HeldByRequests();
  return {
    setUp: (scope) => parseApart(scope, { service, held }),
    routes: [
      ...readingRoutes({
        path,
        name: 'FindingImport',
        plural: 'FindingImports',
        tags,
        access: { read: 'finding:read' },
        schemas: { item: findingImportSchema, page: importPageSchema, query: listImportsSchema },
        service,
      }),
      creatingRoute(service, held),
    ],
  };
}

/** Bodies above a megabyte are parsed by another thread; their logs are held until the request ends. */
function parseApart(
  scope: FastifyInstance,
  { service, held }: { readonly service: ImportsService; readonly held: HeldLogs },
): void {
  held.setUp(scope);
  const openApart = createOpening(service, held);
  // The service checks the depth of a log, wherever it is parsed.
  const parseHere = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length <= parsedHereBytes) return parseHere(request, body.toString(), done);
    openApart({ request, body }).then(
      (envelope) => done(null, envelope),
      (error: Error) => done(toRefusal(error)),
    );
  });
}

interface LargeBody {
  readonly request: FastifyRequest;
  readonly body: Buffer;
}

/** Gives the request without its log. Throws `too_many_requests` where more wait than there is memory for. */
function createOpening(service: ImportsService, held: HeldLogs): (large: LargeBody) => Promise<unknown> {
  // process-local: bounds the memory of this process; on several: nothing: each has a memory of its own.
  let opening = 0;
  return async ({ request, body }) => {
    if (opening >= mostOpening) {
      throw new ApiError(
        'too_many_requests',
        'Other large logs are being read: try again when they are done.',
      );
    }
    opening += 1;
    try {
      const log = await service.openLog(body, held.endOf(request));
      held.hold(request, log);
      return log.envelope;
    } finally {
      opening -= 1;
    }
  };
}

function toRefusal(error: Error): ApiError {
  if (ApiError.is(error)) return error;
  return LogRefused.is(error)
    ? new ApiError('too_large', asText(error.message), [{ field: 'log', issue: error.message }], error)
    : new ApiError('malformed', text`The request could not be read: ${error.message}`, [], error);
}

function creatingRoute(service: ImportsService, held: HeldLogs): Route {
  const creating = {
    operationId: 'createFindingImport',
    summary:
      'Takes in a SARIF log; another of the same tool updates what is there, and resolves what is gone',
    tags,
    body: createImportSchema,
    response: { 200: findingImportSchema, 201: findingImportSchema },
  };
  return defineRoute({
    method: 'POST',
    path,
    access: 'finding:write',
    schema: creating,
    bodyLimit,
    config: { tooLarge },
    handler: async (request, reply) => {
      const { created, record } = await service.create(callerOf(request), request.body, held.get(request));
      return sendRecord(reply, record, created ? 201 : 200);
    },
  });
}
