/** Paths of reports; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { timeReportQuerySchema, timeReportSchema } from './reports.schema.ts';
import type { ReportsService } from './reports.service.ts';

const tags = ['Reports'];

export function registerReports(app: FastifyInstance, service: ReportsService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/v1/reports/time',
    {
      schema: {
        operationId: 'getTimeReport',
        summary: 'Finished time by day, week, month, client, project, task, tag or person',
        tags,
        querystring: timeReportQuerySchema,
        response: { 200: timeReportSchema },
      },
    },
    async (request) => await service.time(callerOf(request), request.query),
  );
  routes.get(
    '/api/v1/reports/time.csv',
    {
      schema: {
        operationId: 'getTimeReportCsv',
        summary: 'The same as separated values',
        tags,
        querystring: timeReportQuerySchema,
        response: { 200: z.string() },
      },
    },
    async (request, reply) =>
      reply.type('text/csv; charset=utf-8').send(await service.timeCsv(callerOf(request), request.query)),
  );
}
