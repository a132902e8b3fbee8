/** Paths of recurring invoices; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  createRecurringSchema,
  listRecurringSchema,
  patchRecurringSchema,
  previewRecurringSchema,
  recurringPageSchema,
  recurringPreviewSchema,
  recurringSchema,
  retryRecurringSchema,
} from './recurring.schema.ts';
import type { RecurringService } from './recurring.service.ts';

const path = '/api/v1/recurring-invoices';
const tags = ['Recurring invoices'];

export function recurringRoutes(service: RecurringService): readonly Route[] {
  return [
    ...resourceRoutes({
      path,
      name: 'RecurringInvoice',
      plural: 'RecurringInvoices',
      tags,
      tellsMore: true,
      access: { read: 'recurring:read', write: 'recurring:write' },
      schemas: {
        item: recurringSchema,
        page: recurringPageSchema,
        query: listRecurringSchema,
        create: createRecurringSchema,
        patch: patchRecurringSchema,
      },
      service,
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/preview`,
      access: 'recurring:write',
      schema: {
        operationId: 'previewRecurringInvoice',
        summary: 'The first three invoices in full, and the hash that agrees to them',
        tags,
        body: previewRecurringSchema,
        response: { 200: recurringPreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.body),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/preview`,
      access: 'recurring:write',
      schema: {
        operationId: 'previewRecurringChange',
        summary: 'The next three invoices with a change, and the hash that agrees to them',
        tags,
        params: idParamsSchema,
        body: patchRecurringSchema,
        response: { 200: recurringPreviewSchema },
      },
      handler: async (request) =>
        await service.previewChange(callerOf(request), request.params.id, request.body),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/retry`,
      access: 'recurring:write',
      schema: {
        operationId: 'retryRecurringInvoice',
        summary: 'Tries a period again of which no invoice came, or whose mail was not made',
        tags,
        params: idParamsSchema,
        body: retryRecurringSchema,
        response: { 200: recurringSchema },
      },
      handler: async (request) => await service.retry(callerOf(request), request.params.id, request.body),
    }),
  ];
}
