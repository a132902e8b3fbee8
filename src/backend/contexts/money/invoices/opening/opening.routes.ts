import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { invoiceSchema } from '../invoices.schema.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { openingBalanceSchema } from './opening.schema.ts';

export function openingRoutes(service: Pick<InvoicesService, 'enterOpening'>): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/invoices/opening',
      access: 'invoice:issue',
      schema: {
        operationId: 'enterOpeningBalance',
        summary: 'Enter an open invoice of the tool before, to be paid here',
        tags: ['Invoices'],
        body: openingBalanceSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await service.enterOpening(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}
