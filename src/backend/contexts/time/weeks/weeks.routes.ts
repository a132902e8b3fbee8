/** Paths of weeks; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  listWeeksSchema,
  weekParamsSchema,
  weekQuerySchema,
  weekSchema,
  weekSummariesSchema,
} from './weeks.schema.ts';
import type { WeeksService } from './weeks.service.ts';

const tags = ['Weeks'];

export function weeksRoutes(service: WeeksService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/weeks',
      access: 'time:read',
      schema: {
        operationId: 'listWeeks',
        summary: 'Weeks with time and what they add up to, newest first',
        tags,
        querystring: listWeeksSchema,
        response: { 200: weekSummariesSchema },
      },
      handler: async (request) => await service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/weeks/:monday',
      access: 'time:read',
      schema: {
        operationId: 'getWeek',
        summary: 'A person’s week by project, task and day, beside what was to be worked',
        tags,
        params: weekParamsSchema,
        querystring: weekQuerySchema,
        response: { 200: weekSchema },
      },
      handler: async (request) => await service.get(callerOf(request), request.params.monday, request.query),
    }),
  ];
}
