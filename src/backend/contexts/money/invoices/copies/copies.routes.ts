/** Paths of drafts that are made of an invoice; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import { invoiceSchema } from '../invoices.schema.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { correctedInvoiceSchema, correctInvoiceSchema, duplicateInvoiceSchema } from './copies.schema.ts';

const path = '/api/v1/invoices/:id';
const tags = ['Invoices'];

export function copyRoutes(service: Pick<InvoicesService, 'correct' | 'duplicate'>): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/correct`,
      access: 'invoice:issue',
      schema: {
        operationId: 'correctInvoice',
        summary: 'Credit all that is left of an issued invoice, and make a draft of the same time and lines',
        tags,
        params: idParamsSchema,
        body: correctInvoiceSchema,
        response: { 200: correctedInvoiceSchema, 201: correctedInvoiceSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await service.correct({
          caller: callerOf(request),
          id: request.params.id,
          input: request.body,
          expected: expectedVersion(request),
        });
        setEtag(reply, record.draft);
        return reply.code(created ? 201 : 200).send(record);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/duplicate`,
      access: 'invoice:write',
      schema: {
        operationId: 'duplicateInvoice',
        summary: 'Make a draft with the lines beside time of an invoice, as of today',
        tags,
        params: idParamsSchema,
        body: duplicateInvoiceSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
      handler: async (request, reply) => {
        const on = { caller: callerOf(request), id: request.params.id, input: request.body };
        const { created, record } = await service.duplicate(on);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}
