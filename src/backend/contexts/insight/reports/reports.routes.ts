/** Paths of reports; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { timeReportQuerySchema, timeReportSchema } from './reports.schema.ts';
import type { ReportsService } from './reports.service.ts';

const tags = ['Reports'];

export function reportsRoutes(service: ReportsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/reports/time',
      access: 'time:read',
      schema: {
        operationId: 'getTimeReport',
        summary: 'Finished time by day, week, month, client, project, task, tag or person',
        tags,
        querystring: timeReportQuerySchema,
        response: { 200: timeReportSchema },
      },
      handler: async (request) => await service.time(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/reports/time.csv',
      access: 'time:read',
      schema: {
        operationId: 'getTimeReportCsv',
        summary: 'The same as separated values',
        tags,
        querystring: timeReportQuerySchema,
        produces: ['text/csv'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) =>
        reply.type('text/csv; charset=utf-8').send(await service.timeCsv(callerOf(request), request.query)),
    }),
  ];
}
