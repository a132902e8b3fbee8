/** Paths of rates; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import {
  createRateSchema,
  listRatesSchema,
  missingRatesSchema,
  patchRateSchema,
  previewRateSchema,
  ratePageSchema,
  ratePreviewSchema,
  rateSchema,
} from './rates.schema.ts';
import type { RatesService } from './rates.service.ts';

export function ratesRoutes(service: RatesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/rates/missing',
      access: 'rate:write',
      schema: {
        operationId: 'listMissingRates',
        summary: 'Billable time without a rate, by project',
        tags: ['Rates'],
        response: { 200: missingRatesSchema },
      },
      handler: async (request) => await service.missing(callerOf(request)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/rates/preview',
      access: 'rate:write',
      schema: {
        operationId: 'previewRate',
        summary: 'What adding, changing or removing a rate would do to recorded time',
        tags: ['Rates'],
        body: previewRateSchema,
        response: { 200: ratePreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.body),
    }),
    ...resourceRoutes({
      path: '/api/v1/rates',
      name: 'Rate',
      plural: 'Rates',
      access: { read: 'project:read', write: 'rate:write' },
      schemas: {
        item: rateSchema,
        page: ratePageSchema,
        query: listRatesSchema,
        create: createRateSchema,
        patch: patchRateSchema,
      },
      service,
    }),
  ];
}
