/** Path of exports; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { exportQuerySchema, timeExportSchema } from './exports.schema.ts';
import type { TimeExportsService } from './exports.service.ts';

export function registerTimeExports(app: FastifyInstance, service: TimeExportsService): void {
  const schema = {
    operationId: 'exportTime',
    summary: 'Finished time as a file, with what the format has no place for',
    tags: ['Imports'],
    querystring: exportQuerySchema,
    response: { 200: timeExportSchema },
  };
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/v1/exports', { schema }, async (request) => service.export(callerOf(request), request.query));
}
