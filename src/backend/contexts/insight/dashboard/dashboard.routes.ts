/** Path of the dashboard; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { dashboardQuerySchema, dashboardSchema } from './dashboard.schema.ts';
import type { DashboardService } from './dashboard.service.ts';

export function dashboardRoutes(service: DashboardService): readonly Route[] {
  const schema = {
    operationId: 'getDashboard',
    summary: 'How the practice is doing: unbilled, hours, invoiced by month, open invoices',
    tags: ['Dashboard'],
    querystring: dashboardQuerySchema,
    response: { 200: dashboardSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/dashboard',
      access: 'signed-in',
      openToKeys: true,
      schema,
      handler: async (request) => service.read(callerOf(request), request.query),
    }),
  ];
}
