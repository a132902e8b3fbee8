/** Paths of check-ins and promises; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  checkInQuerySchema,
  checkInSchema,
  keptCheckInsSchema,
  promiseSchema,
  putIntentionsSchema,
  putVerdictSchema,
  shownWeekParamsSchema,
  weekParamsSchema,
} from './check-ins.schema.ts';
import type { CheckInsService } from './check-ins.service.ts';

const path = '/api/v1/ai/check-ins';
const tags = ['CheckIns'];
const access = 'coach:use';
const week = { access, path: `${path}/:week` } as const;

export function checkInRoutes(service: CheckInsService): readonly Route[] {
  return [...weekRoutes(service), ...answerRoutes(service), ...promiseRoutes(service)];
}

function weekRoutes(service: CheckInsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access,
      schema: {
        operationId: 'listCheckIns',
        summary: 'Weeks of the last year with promises, or whose check-in was put away',
        tags,
        response: { 200: keptCheckInsSchema },
      },
      handler: async (request) => ({ items: [...(await service.listKept(callerOf(request)))] }),
    }),
    defineRoute({
      ...week,
      method: 'GET',
      schema: {
        operationId: 'getCheckIn',
        summary: 'A week by the records, with what was promised for it',
        tags,
        params: shownWeekParamsSchema,
        querystring: checkInQuerySchema,
        response: { 200: checkInSchema },
      },
      handler: async (request) =>
        await service.get(callerOf(request), request.params.week, request.query.locale),
    }),
    defineRoute({
      ...week,
      method: 'DELETE',
      schema: {
        operationId: 'deleteCheckIn',
        summary: 'Forgets what was answered to a week, and the promises made for it',
        tags,
        params: weekParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await service.remove(callerOf(request), request.params.week);
        return reply.code(204).send(null);
      },
    }),
  ];
}

function answerRoutes(service: CheckInsService): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: `${path}/:week/intentions`,
      access,
      schema: {
        operationId: 'putIntentions',
        summary: 'What the person means to do in the week after',
        tags,
        params: weekParamsSchema,
        body: putIntentionsSchema,
        response: { 200: z.object({ items: z.array(promiseSchema) }) },
      },
      handler: async (request) => ({
        items: [...(await service.putIntentions(callerOf(request), request.params.week, request.body))],
      }),
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/:week/dismissal`,
      access,
      schema: {
        operationId: 'dismissCheckIn',
        summary: 'Puts the check-in of a week away: it is not shown by itself again',
        tags,
        params: weekParamsSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await service.dismiss(callerOf(request), request.params.week);
        return reply.code(204).send(null);
      },
    }),
  ];
}

function promiseRoutes(service: CheckInsService): readonly Route[] {
  const one = '/api/v1/ai/promises/:id';
  const params = idParamsSchema;
  return [
    defineRoute({
      method: 'GET',
      path: one,
      access,
      schema: { operationId: 'getPromise', tags, params, response: { 200: promiseSchema } },
      handler: async (request, reply) =>
        sendRecord(reply, await service.getPromise(callerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'PUT',
      path: `${one}/verdict`,
      access,
      schema: {
        operationId: 'putVerdict',
        summary: 'Says whether it was done; what is carried over is promised for the week after',
        tags,
        params,
        body: putVerdictSchema,
        response: { 200: promiseSchema },
      },
      handler: async (request) =>
        await service.putVerdict(callerOf(request), request.params.id, request.body),
    }),
    defineRoute({
      method: 'DELETE',
      path: one,
      access,
      schema: { operationId: 'deletePromise', tags, params, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await service.removePromise(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}
