/** Paths of what requests offer; no logic. */
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import { personCallerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { type ListOffers, listOffersSchema, offerListSchema, type RequestOffer } from './offers.schema.ts';

export function offersRoutes(
  list: (caller: PersonCaller, query: ListOffers) => Promise<{ items: RequestOffer[] }>,
): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/request-offers',
      access: 'request:read',
      schema: {
        operationId: 'listRequestOffers',
        summary:
          'What can be done with requests that are done: findings that have a fix, time that may be entered',
        tags: ['Requests'],
        querystring: listOffersSchema,
        response: { 200: offerListSchema },
      },
      handler: async (request) => await list(personCallerOf(request), request.query),
    }),
  ];
}
