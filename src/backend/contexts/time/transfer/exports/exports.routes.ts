/** Path of exports; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { exportQuerySchema, timeExportSchema } from './exports.schema.ts';
import type { TimeExportsService } from './exports.service.ts';

export function timeExportsRoutes(service: TimeExportsService): readonly Route[] {
  const schema = {
    operationId: 'exportTime',
    summary: 'Finished time as a file, with what the format has no place for',
    tags: ['Imports'],
    querystring: exportQuerySchema,
    response: { 200: timeExportSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/exports',
      access: 'time:read',
      schema,
      handler: async (request) => service.export(callerOf(request), request.query),
    }),
  ];
}
