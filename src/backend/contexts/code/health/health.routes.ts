/** Paths of the health of projects; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  healthHistoryQuerySchema,
  healthHistorySchema,
  healthScoresQuerySchema,
  healthScoresSchema,
  projectHealthSchema,
} from './health.schema.ts';
import type { HealthService } from './health.service.ts';

const tags = ['Scanner'];
const path = '/api/v1/projects/:id/health';

export function projectHealthRoutes(service: HealthService): readonly Route[] {
  const newest = {
    operationId: 'getProjectHealth',
    summary: 'How a project is: whole, parts with their reasons, and what raises it most',
    tags,
    params: idParamsSchema,
    response: { 200: projectHealthSchema },
  };
  const scores = {
    operationId: 'listHealthScores',
    summary: 'How each project is, in one number: now, before, and how many findings stand',
    tags,
    querystring: healthScoresQuerySchema,
    response: { 200: healthScoresSchema },
  };
  const history = {
    operationId: 'getHealthHistory',
    summary: 'How it was before: one value a day',
    tags,
    params: idParamsSchema,
    querystring: healthHistoryQuerySchema,
    response: { 200: healthHistorySchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'finding:read',
      schema: newest,
      handler: async (request) => service.get(callerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/health-scores',
      access: 'finding:read',
      schema: scores,
      handler: async (request) => service.scores(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/history`,
      access: 'finding:read',
      schema: history,
      handler: async (request) => service.history(callerOf(request), request.params.id, request.query),
    }),
  ];
}
