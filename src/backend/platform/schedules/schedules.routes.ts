/** Paths of schedules; no logic. Slices set them up, each by routes of its own. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Caller } from '../http/actor.ts';
import { callerOf } from '../http/authorization.ts';
import { readingRoutes, sendRecord } from '../http/resource-routes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { idParamsSchema } from '../http/wire.ts';
import {
  listSchedulesSchema,
  type Schedule,
  schedulePageSchema,
  scheduleSchema,
} from './schedules.schema.ts';
import type { SchedulesService } from './schedules.service.ts';

const path = '/api/v1/schedules';
const tags = ['Schedules'];

export function schedulesRoutes(service: SchedulesService): readonly Route[] {
  const act = (
    word: string,
    summary: string,
    change: (caller: Caller, id: string) => Promise<Schedule>,
  ): Route =>
    defineRoute({
      method: 'POST',
      path: `${path}/:id/${word}`,
      access: 'schedule:write',
      schema: {
        operationId: `${word}Schedule`,
        summary,
        tags,
        params: idParamsSchema,
        response: { 200: scheduleSchema },
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) =>
        sendRecord(
          reply,
          await change(callerOf(request), (request.params as z.output<typeof idParamsSchema>).id),
        ),
    });
  return [
    ...readingRoutes({
      path,
      name: 'Schedule',
      plural: 'Schedules',
      access: { read: 'schedule:read' },
      // A run changes no version.
      tellsMore: true,
      schemas: { item: scheduleSchema, page: schedulePageSchema, query: listSchedulesSchema },
      service,
    }),
    act('pause', 'It runs no more until it is resumed', service.pause),
    act('resume', 'It goes on with its next occurrence', service.resume),
    act('run', 'It runs once now; its next occurrence stays', service.run),
  ];
}
