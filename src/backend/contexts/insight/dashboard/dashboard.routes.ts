/** Path of the dashboard; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { dashboardQuerySchema, dashboardSchema } from './dashboard.schema.ts';
import type { DashboardService } from './dashboard.service.ts';

export function registerDashboard(app: FastifyInstance, service: DashboardService): void {
  const schema = {
    operationId: 'getDashboard',
    summary: 'How the practice is doing: unbilled, hours, invoiced by month, open invoices',
    tags: ['Dashboard'],
    querystring: dashboardQuerySchema,
    response: { 200: dashboardSchema },
  };
  app
    .withTypeProvider<ZodTypeProvider>()
    .get('/api/v1/dashboard', { schema }, async (request) => service.read(callerOf(request), request.query));
}
