/** Paths of the ledger; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { readingRoutes, sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { invoiceHistorySchema } from './history/history.schema.ts';
import {
  createPaymentSchema,
  listPaymentsSchema,
  paymentPageSchema,
  paymentSchema,
  reversePaymentSchema,
} from './payments.schema.ts';
import type { PaymentsService } from './payments.service.ts';
import { clientStatementSchema, statementQuerySchema } from './statement/statement.schema.ts';

const path = '/api/v1/payments';
const tags = ['Payments'];

export function paymentsRoutes(service: PaymentsService): readonly Route[] {
  return [
    ...readingRoutes({
      path,
      name: 'Payment',
      plural: 'Payments',
      access: { read: 'invoice:read' },
      schemas: { item: paymentSchema, page: paymentPageSchema, query: listPaymentsSchema },
      service,
    }),
    ...writingRoutes(service),
    ...accountRoutes(service),
  ];
}

function writingRoutes(service: PaymentsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'payment:write',
      schema: {
        operationId: 'createPayment',
        summary: 'Record a payment, a refund, a write-off or a transfer of credit',
        tags,
        body: createPaymentSchema,
        response: { 200: paymentSchema, 201: paymentSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await service.create(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/reverse`,
      access: 'payment:write',
      schema: {
        operationId: 'reversePayment',
        summary: 'Take a transaction back by a new one that names it',
        tags,
        params: idParamsSchema,
        body: reversePaymentSchema,
        response: { 200: paymentSchema, 201: paymentSchema },
      },
      handler: async (request, reply) => {
        const { params, body } = request;
        const on = {
          caller: callerOf(request),
          id: params.id,
          input: body,
          expected: expectedVersion(request),
        };
        const { created, record } = await service.reverse(on);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
  ];
}

function accountRoutes(service: PaymentsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/clients/:id/statement',
      access: 'invoice:read',
      schema: {
        operationId: 'getClientStatement',
        summary: 'Statement of account: every document and payment with the balance that it leaves',
        tags,
        params: idParamsSchema,
        querystring: statementQuerySchema,
        response: { 200: clientStatementSchema },
      },
      handler: async (request) =>
        await service.statement(callerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/invoices/:id/history',
      access: 'invoice:read',
      schema: {
        operationId: 'getInvoiceHistory',
        summary: 'Created, issued, sent, paid, credited: when and by whom',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceHistorySchema },
      },
      handler: async (request) => await service.history(callerOf(request), request.params.id),
    }),
  ];
}
