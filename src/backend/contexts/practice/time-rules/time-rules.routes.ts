/** The rules that stand for the time of a project. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { findLockedThrough } from '../../../../domain/date-lock.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import { loadTimeRules } from './time-rules.repository.ts';
import { timeRulesSchema } from './time-rules.schema.ts';

export function registerTimeRules(app: FastifyInstance, { db, clock }: SlicePorts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/projects/:id/time-rules',
    {
      schema: {
        operationId: 'getTimeRules',
        summary: 'Rounding, overlaps, limit, required fields and lock, and the level that each is set at',
        tags: ['Projects'],
        params: idParamsSchema,
        response: { 200: timeRulesSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      const found = (await loadTimeRules(db, callerOf(request).actor.organizationId, [id])).get(id);
      if (!found) {
        throw notFound('project');
      }
      const { rules, from } = found;
      const lockedThrough = findLockedThrough(rules.lock, clock()) ?? null;
      return { projectId: id, ...rules, requiredFields: [...rules.requiredFields], from, lockedThrough };
    },
  );
}
