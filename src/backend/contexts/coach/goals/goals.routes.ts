/** Paths of goals; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  createGoalSchema,
  goalPageSchema,
  goalSchema,
  listGoalsSchema,
  patchGoalSchema,
} from './goals.schema.ts';
import type { GoalsService } from './goals.service.ts';

export function goalsRoutes(service: GoalsService): readonly Route[] {
  const { list, get, create, patch, remove } = service;
  return resourceRoutes({
    path: '/api/v1/ai/goals',
    name: 'Goal',
    plural: 'Goals',
    access: { read: 'coach:use', write: 'coach:use' },
    // Its progress changes with every entry.
    tellsMore: true,
    schemas: {
      item: goalSchema,
      page: goalPageSchema,
      query: listGoalsSchema,
      create: createGoalSchema,
      patch: patchGoalSchema,
    },
    service: { list, get, create, patch, remove },
  });
}
