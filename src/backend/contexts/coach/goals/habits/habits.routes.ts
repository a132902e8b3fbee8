/** Paths of habits; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import { habits } from './habits.record.ts';
import { type HabitsService, tickHabitSchema } from './habits.service.ts';

export function habitsRoutes(service: HabitsService): readonly Route[] {
  return [
    ...habits.routes(service),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/ai/habits/:id/ticks',
      access: 'coach:use',
      schema: {
        operationId: 'tickHabit',
        summary: 'Says that a habit was kept in the period of a day, or takes that back',
        tags: ['Habits'],
        params: idParamsSchema,
        body: tickHabitSchema,
        response: { 200: habits.schemas.item },
      },
      handler: async (request) => await service.tick(callerOf(request), request.params.id, request.body),
    }),
  ];
}
