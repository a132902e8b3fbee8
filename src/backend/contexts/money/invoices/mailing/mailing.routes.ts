/** Paths by which an invoice leaves by mail; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import {
  invoiceMailPreviewSchema,
  mailInvoiceSchema,
  previewMailQuerySchema,
  queuedMailSchema,
} from './mailing.schema.ts';
import type { MailingService } from './mailing.service.ts';

const path = '/api/v1/invoices/:id/mail';
const tags = ['Invoices'];

export function mailingRoutes(service: MailingService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'invoice:send',
      schema: {
        operationId: 'previewInvoiceMail',
        summary: 'The mail that an issued invoice would leave with',
        tags,
        params: idParamsSchema,
        querystring: previewMailQuerySchema,
        response: { 200: invoiceMailPreviewSchema },
      },
      handler: async (request) => await service.preview(callerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'invoice:send',
      schema: {
        operationId: 'mailInvoice',
        summary: 'Queues the mail; it is marked as sent when a server took it',
        tags,
        params: idParamsSchema,
        body: mailInvoiceSchema,
        response: { 202: queuedMailSchema },
      },
      handler: async (request, reply) =>
        reply.code(202).send(await service.mail(callerOf(request), request.params.id, request.body)),
    }),
  ];
}
