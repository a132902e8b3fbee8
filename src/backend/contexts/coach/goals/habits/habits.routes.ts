/** Paths of habits; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  createHabitSchema,
  habitPageSchema,
  habitSchema,
  listHabitsSchema,
  patchHabitSchema,
  tickHabitSchema,
} from './habits.schema.ts';
import type { HabitsService } from './habits.service.ts';

const path = '/api/v1/ai/habits';

export function habitsRoutes(service: HabitsService): readonly Route[] {
  const { list, get, create, patch, remove } = service;
  return [
    ...resourceRoutes({
      path,
      name: 'Habit',
      plural: 'Habits',
      access: { read: 'coach:use', write: 'coach:use' },
      // What was kept changes with every entry.
      tellsMore: true,
      schemas: {
        item: habitSchema,
        page: habitPageSchema,
        query: listHabitsSchema,
        create: createHabitSchema,
        patch: patchHabitSchema,
      },
      service: { list, get, create, patch, remove },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/:id/ticks`,
      access: 'coach:use',
      schema: {
        operationId: 'tickHabit',
        summary: 'Says that a habit was kept in the period of a day, or takes that back',
        tags: ['Habits'],
        params: idParamsSchema,
        body: tickHabitSchema,
        response: { 200: habitSchema },
      },
      handler: async (request) => await service.tick(callerOf(request), request.params.id, request.body),
    }),
  ];
}
