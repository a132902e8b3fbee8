/** Paths of weeks; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import {
  listWeeksSchema,
  weekParamsSchema,
  weekQuerySchema,
  weekSchema,
  weekSummariesSchema,
} from './weeks.schema.ts';
import type { WeeksService } from './weeks.service.ts';

const tags = ['Weeks'];

export function registerWeeks(app: FastifyInstance, service: WeeksService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/api/v1/weeks',
    {
      schema: {
        operationId: 'listWeeks',
        summary: 'Weeks with time and what they add up to, newest first',
        tags,
        querystring: listWeeksSchema,
        response: { 200: weekSummariesSchema },
      },
    },
    async (request) => await service.list(callerOf(request), request.query),
  );
  routes.get(
    '/api/v1/weeks/:monday',
    {
      schema: {
        operationId: 'getWeek',
        summary: 'A person’s week by project, task and day, beside what was to be worked',
        tags,
        params: weekParamsSchema,
        querystring: weekQuerySchema,
        response: { 200: weekSchema },
      },
    },
    async (request) => await service.get(callerOf(request), request.params.monday, request.query),
  );
}
