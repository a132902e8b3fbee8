/** Paths of invoices; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { toApiError } from '../../../platform/http/error-handler.ts';
import { resourceRoutes, sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion, setEtag } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  completeInvoiceSchema,
  emailInvoiceSchema,
  exportInvoiceSchema,
} from './complete/complete-invoice.schema.ts';
import { copyRoutes } from './copies/copies.routes.ts';
import { invoiceFileRoutes } from './files/invoice-files.routes.ts';
import { invoiceDocumentReplySchema } from './invoice-document.schema.ts';
import {
  billableClientsSchema,
  createInvoiceSchema,
  creditInvoiceSchema,
  invoicePageSchema,
  invoiceSchema,
  listBillableSchema,
  listInvoicesSchema,
  patchInvoiceSchema,
  sendInvoiceSchema,
} from './invoices.schema.ts';
import type { InvoicesService } from './invoices.service.ts';
import { lineRoutes } from './lines/lines.routes.ts';
import { numberProofSchema } from './numbers/verify-numbers.schema.ts';

const path = '/api/v1/invoices';
const tags = ['Invoices'];

export function invoicesRoutes(service: InvoicesService): readonly Route[] {
  return [
    ...resourceRoutes({
      path,
      name: 'Invoice',
      plural: 'Invoices',
      access: { read: 'invoice:read', write: 'invoice:write' },
      schemas: {
        item: invoiceSchema,
        page: invoicePageSchema,
        query: listInvoicesSchema,
        create: createInvoiceSchema,
        patch: patchInvoiceSchema,
      },
      service,
    }),
    ...billableRoutes(service),
    ...completeRoutes(service),
    ...invoiceFileRoutes(service),
    ...documentRoutes(service),
    ...lineRoutes(service),
    ...issueRoutes(service),
    ...creditRoutes(service),
    ...sendRoutes(service),
    ...copyRoutes(service),
    ...emailRoutes(service),
  ];
}

function billableRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/billable`,
      access: 'invoice:write',
      schema: {
        operationId: 'listBillableClients',
        summary: 'What each client could be billed now: approved, billable time that no invoice has',
        tags,
        querystring: listBillableSchema,
        response: { 200: billableClientsSchema },
      },
      handler: async (request) => await service.billable(callerOf(request), request.query),
    }),
  ];
}

function completeRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/verify`,
      access: 'invoice:read',
      schema: {
        operationId: 'verifyInvoices',
        summary:
          'The proof that numbers have no gap, no issued document was changed, and columns and ledger agree with them',
        tags,
        response: { 200: numberProofSchema },
      },
      handler: async (request) => await service.verify(callerOf(request)),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/complete`,
      access: 'invoice:write',
      bodyLimit: 4 * 1024 * 1024,
      config: { tooLarge: { field: 'lines', issue: 'may be 4 MB together with the annex' } },
      schema: {
        operationId: 'createCompleteInvoice',
        summary: 'A draft of an invoice that is given whole; each rule that it breaks is named',
        tags,
        body: completeInvoiceSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
      attachValidation: true,
      handler: async (request, reply) => {
        if (request.validationError) {
          const refused = toApiError(request.validationError);
          throw await service.refuseComplete({ caller: callerOf(request), body: request.body, refused });
        }
        const { created, record } = await service.createComplete(callerOf(request), request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/export`,
      access: 'invoice:read',
      schema: {
        operationId: 'exportInvoice',
        summary: 'The invoice as a file; a draft has the number DRAFT',
        description:
          'Of an issued invoice the file that was made first. Header `vireo-file`: kept, made, made-again (the same bytes), changed (it was lost, and is another one now).',
        tags,
        params: idParamsSchema,
        querystring: exportInvoiceSchema,
        produces: ['application/pdf', 'application/xml', 'text/html', 'application/json'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        const file = await service.exportFile(callerOf(request), request.params.id, request.query.format);
        return reply
          .type(file.type)
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .header('vireo-file', file.origin)
          .send(file.content);
      },
    }),
  ];
}

function emailRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/email`,
      access: 'invoice:send',
      schema: {
        operationId: 'draftInvoiceEmail',
        summary: 'An issued invoice as an unsent mail with its files, for a mail program',
        tags,
        params: idParamsSchema,
        querystring: emailInvoiceSchema,
        produces: ['message/rfc822'],
        response: { 200: z.string() },
      },
      handler: async (request, reply) => {
        const file = await service.email(callerOf(request), request.params.id, request.query);
        return reply
          .type(file.type)
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .send(file.content);
      },
    }),
  ];
}

function documentRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/document`,
      access: 'invoice:read',
      schema: {
        operationId: 'getInvoiceDocument',
        summary: 'The invoice as the client sees it, what each line came from, and the checks',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceDocumentReplySchema },
      },
      handler: async (request, reply) => {
        const shown = await service.document(callerOf(request), request.params.id);
        setEtag(reply, shown);
        return shown;
      },
    }),
  ];
}

function issueRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/issue`,
      access: 'invoice:issue',
      schema: {
        operationId: 'issueInvoice',
        summary: 'Draw the number and make the invoice final',
        tags,
        params: idParamsSchema,
        response: { 200: invoiceSchema },
      },
      handler: async (request, reply) => {
        const on = { caller: callerOf(request), id: request.params.id, expected: expectedVersion(request) };
        return sendRecord(reply, await service.issue(on));
      },
    }),
  ];
}

function creditRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/credit`,
      access: 'invoice:issue',
      schema: {
        operationId: 'creditInvoice',
        summary: 'Credit an issued invoice: all that is left of it, or lines or an amount of it',
        tags,
        params: idParamsSchema,
        body: creditInvoiceSchema,
        response: { 200: invoiceSchema, 201: invoiceSchema },
      },
      handler: async (request, reply) => {
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
    }),
  ];
}

function sendRoutes(service: InvoicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/sent`,
      access: 'invoice:send',
      schema: {
        operationId: 'markInvoiceSent',
        summary: 'Record when an issued invoice was sent, to whom and how',
        tags,
        params: idParamsSchema,
        body: sendInvoiceSchema,
        response: { 200: invoiceSchema },
      },
      handler: async (request, reply) => {
        const { params, body } = request;
        const on = {
          caller: callerOf(request),
          id: params.id,
          input: body,
          expected: expectedVersion(request),
        };
        return sendRecord(reply, await service.send(on));
      },
    }),
  ];
}
