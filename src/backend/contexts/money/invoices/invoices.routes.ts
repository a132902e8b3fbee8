/** Paths of invoices; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { registerResource, sendRecord } from '../../../platform/http/resource-routes.ts';
import { expectedVersion, setEtag } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import { invoiceDocumentReplySchema } from './invoice-document.schema.ts';
import {
  billableClientsSchema,
  createInvoiceSchema,
  creditInvoiceSchema,
  invoicePageSchema,
  invoiceSchema,
  listInvoicesSchema,
  patchInvoiceSchema,
} from './invoices.schema.ts';
import type { InvoicesService } from './invoices.service.ts';

const path = '/api/v1/invoices';
const tags = ['Invoices'];

export function registerInvoices(app: FastifyInstance, service: InvoicesService): void {
  registerResource(app, {
    path,
    name: 'Invoice',
    plural: 'Invoices',
    schemas: {
      item: invoiceSchema,
      page: invoicePageSchema,
      query: listInvoicesSchema,
      create: createInvoiceSchema,
      patch: patchInvoiceSchema,
    },
    service,
  });
  registerBillable(app, service);
  registerDocument(app, service);
  registerIssue(app, service);
  registerCredit(app, service);
}

function registerBillable(app: FastifyInstance, service: InvoicesService): void {
  app.get(
    `${path}/billable`,
    {
      schema: {
        operationId: 'listBillableClients',
        summary: 'What each client could be billed now: approved, billable time that no invoice has',
        tags,
        response: { 200: billableClientsSchema },
      },
    },
    async (request) => await service.billable(callerOf(request)),
  );
}

function registerDocument(app: FastifyInstance, service: InvoicesService): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    `${path}/:id/document`,
    {
      schema: {
        operationId: 'getInvoiceDocument',
        summary: 'The invoice as the client sees it, what each line came from, and the checks',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceDocumentReplySchema },
      },
    },
    async (request, reply) => {
      const shown = await service.document(callerOf(request), request.params.id);
      setEtag(reply, shown);
      return shown;
    },
  );
}

function registerIssue(app: FastifyInstance, service: InvoicesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/issue`,
    {
      schema: {
        operationId: 'issueInvoice',
        summary: 'Draw the number and make the invoice final',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceSchema },
      },
    },
    async (request, reply) => {
      const on = { caller: callerOf(request), id: request.params.id, expected: expectedVersion(request) };
      return sendRecord(reply, await service.issue(on));
    },
  );
}

function registerCredit(app: FastifyInstance, service: InvoicesService): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    `${path}/:id/credit`,
    {
      schema: {
        operationId: 'creditInvoice',
        summary: 'Cancel an issued invoice by a full credit note',
        tags,
        params: idParamsSchema,
        body: creditInvoiceSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const on = {
        caller: callerOf(request),
        id: params.id,
        input: body,
        expected: expectedVersion(request),
      };
      const { created, record } = await service.credit(on);
      return sendRecord(reply, record, created ? 201 : 200);
    },
  );
}
