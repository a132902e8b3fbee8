/** `GET /invoices/{id}/files`: what was made of an issued invoice. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { invoiceFilesSchema } from './invoice-files.schema.ts';

export function invoiceFileRoutes(service: Pick<InvoicesService, 'files'>): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/invoices/:id/files',
      access: 'invoice:read',
      schema: {
        operationId: 'listInvoiceFiles',
        summary: 'The files that were made of an issued invoice, with their hashes; none of a draft',
        tags: ['Invoices'],
        params: idParamsSchema,
        response: { 200: invoiceFilesSchema },
      },
      handler: async (request) => await service.files(callerOf(request), request.params.id),
    }),
  ];
}
