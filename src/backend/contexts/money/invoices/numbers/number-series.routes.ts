import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { firstNumberSchema, numberSeriesListSchema, numberSeriesSchema } from './number-series.schema.ts';

const path = '/api/v1/invoices/series';
const tags = ['Invoices'];

export function numberSeriesRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'invoice:read',
      schema: {
        operationId: 'listNumberSeries',
        summary: 'The series of numbers that documents of today are counted in, and what each gives next',
        tags,
        response: { 200: numberSeriesListSchema },
      },
      handler: async (request) => await service.listSeries(callerOf(request)),
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/first`,
      access: 'invoice:issue',
      schema: {
        operationId: 'setFirstNumber',
        summary: 'What a series that has given no number begins with',
        tags,
        body: firstNumberSchema,
        response: { 200: numberSeriesSchema },
      },
      handler: async (request) => await service.setFirstNumber(callerOf(request), request.body),
    }),
  ];
}
