/** Paths of single lines of a draft; no logic. */
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { sendRecord } from '../../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { expectedVersion } from '../../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../../platform/http/wire.ts';
import { invoiceSchema } from '../invoices.schema.ts';
import type { InvoicesService } from '../invoices.service.ts';
import { addLineSchema, changeLineSchema, lineParamsSchema } from './lines.schema.ts';

const path = '/api/v1/invoices/:id/lines';
const tags = ['Invoices'];
const access = 'invoice:write';

export function lineRoutes(service: Pick<InvoicesService, 'lines'>): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access,
      schema: {
        operationId: 'addInvoiceLine',
        summary: 'Add a line beside recorded time to a draft; answers the invoice',
        tags,
        params: idParamsSchema,
        body: addLineSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
      handler: async (request, reply) => {
        const on = { ...onInvoice(request, request.params.id), input: request.body };
        const { created, record } = await service.lines.add(on);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: `${path}/:lineId`,
      access,
      schema: {
        operationId: 'changeInvoiceLine',
        summary: 'Change or move a line of a draft; of recorded time its description; answers the invoice',
        tags,
        params: lineParamsSchema,
        body: changeLineSchema,
        response: { 200: invoiceSchema },
      },
      handler: async (request, reply) => {
        const { id, lineId } = request.params;
        return sendRecord(
          reply,
          await service.lines.change({ ...onInvoice(request, id), lineId, input: request.body }),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/invoices/:id/take-up-time',
      access,
      schema: {
        operationId: 'takeUpTime',
        summary:
          'Add the time of its client and period that was approved since to a draft; answers the invoice',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.lines.takeUp(onInvoice(request, request.params.id))),
    }),
    defineRoute({
      method: 'DELETE',
      path: `${path}/:lineId`,
      access,
      schema: {
        operationId: 'removeInvoiceLine',
        summary: 'Remove a line of a draft; its time may be billed again; answers the invoice',
        tags,
        params: lineParamsSchema,
        response: { 200: invoiceSchema },
      },
      handler: async (request, reply) => {
        const { id, lineId } = request.params;
        return sendRecord(reply, await service.lines.remove({ ...onInvoice(request, id), lineId }));
      },
    }),
  ];
}

function onInvoice(request: FastifyRequest, id: string) {
  return { caller: callerOf(request), id, expected: expectedVersion(request) };
}
