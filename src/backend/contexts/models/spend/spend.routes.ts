/** Paths of spending; no logic. */
import * as z from 'zod';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  dollarRateSchema,
  listSpendCallsSchema,
  localeQuerySchema,
  putCapSchema,
  putPriceSchema,
  spendCallPageSchema,
  spendingSchema,
} from './spend.schema.ts';
import type { SpendService } from './spend.service.ts';

const tags = ['Models'];
const path = '/api/v1/ai/spending';

export function spendRoutes(spending: SpendService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'spending:read',
      schema: {
        operationId: 'getSpending',
        summary: 'What models have cost today and this month, and the caps',
        tags,
        querystring: localeQuerySchema,
        response: { 200: spendingSchema },
      },
      handler: async (request) => await spending.get(personCallerOf(request), request.query.locale),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/calls`,
      access: 'spending:read',
      schema: {
        operationId: 'listSpendCalls',
        summary: 'Calls of models, the newest first',
        tags,
        querystring: listSpendCallsSchema,
        response: { 200: spendCallPageSchema },
      },
      handler: async (request) => await spending.listCalls(personCallerOf(request), request.query),
    }),
    ...writingRoutes(spending),
  ];
}

function writingRoutes(spending: SpendService): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: `${path}/caps`,
      access: 'spending:write',
      schema: { operationId: 'putSpendCap', tags, body: putCapSchema, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await spending.putCap(personCallerOf(request), request.body);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/prices`,
      access: 'spending:write',
      schema: {
        operationId: 'putModelPrice',
        summary: 'Price of a model that has none in the table, or another one',
        tags,
        body: putPriceSchema,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await spending.putPrice(personCallerOf(request), request.body);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/rate`,
      access: 'spending:write',
      schema: {
        operationId: 'putDollarRate',
        summary: 'What a US dollar is in the currency of the practice; null shows dollars',
        tags,
        body: z.object({ rate: dollarRateSchema.nullable() }),
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await spending.putRate(personCallerOf(request), request.body.rate);
        return reply.code(204).send(null);
      },
    }),
  ];
}
