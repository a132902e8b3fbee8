/** The rules that stand for the time of a project. */
import { findLockedThrough } from '../../../../domain/date-lock.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import { loadSeenTimeRules } from './time-rules.repository.ts';
import { timeRulesSchema } from './time-rules.schema.ts';

export function timeRulesRoutes({ reads, clock }: SlicePorts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/projects/:id/time-rules',
      access: 'project:read',
      schema: {
        operationId: 'getTimeRules',
        summary: 'Rounding, overlaps, limit, required fields and lock, and the level that each is set at',
        tags: ['Projects'],
        params: idParamsSchema,
        response: { 200: timeRulesSchema },
      },
      handler: async (request) => {
        const { id } = request.params;
        const found = (await loadSeenTimeRules(reads(callerOf(request).actor), [id])).get(id);
        if (!found) {
          throw notFound('project');
        }
        const { rules, from } = found;
        const lockedThrough = findLockedThrough(rules.lock, clock()) ?? null;
        return { projectId: id, ...rules, requiredFields: [...rules.requiredFields], from, lockedThrough };
      },
    }),
  ];
}
