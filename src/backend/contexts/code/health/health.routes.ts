/** Paths of the health of projects; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
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

export function registerProjectHealth(app: FastifyInstance, service: HealthService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const newest = {
    operationId: 'getProjectHealth',
    summary: 'How a project is: whole, parts with their reasons, and what raises it most',
    tags,
    params: idParamsSchema,
    response: { 200: projectHealthSchema },
  };
  routes.get(path, { schema: newest }, async (request) => service.get(callerOf(request), request.params.id));
  const scores = {
    operationId: 'listHealthScores',
    summary: 'How each project is, in one number: now, before, and how many findings stand',
    tags,
    querystring: healthScoresQuerySchema,
    response: { 200: healthScoresSchema },
  };
  routes.get('/api/v1/health-scores', { schema: scores }, async (request) =>
    service.scores(callerOf(request), request.query),
  );
  const history = {
    operationId: 'getHealthHistory',
    summary: 'How it was before: one value a day',
    tags,
    params: idParamsSchema,
    querystring: healthHistoryQuerySchema,
    response: { 200: healthHistorySchema },
  };
  routes.get(`${path}/history`, { schema: history }, async (request) =>
    service.history(callerOf(request), request.params.id, request.query),
  );
}
