/** Paths of contacts, below their client's; no logic. */
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema, type PageQuery } from '../../../platform/http/wire.ts';
import {
  type CreateContact,
  contactPageSchema,
  contactParamsSchema,
  contactSchema,
  createContactSchema,
  listContactsSchema,
  type PatchContact,
  patchContactSchema,
} from './contacts.schema.ts';
import type { ContactsService, OnContact } from './contacts.service.ts';

const tags = ['Contacts'];
const path = '/api/v1/clients/:id/contacts';
const one = { path: `${path}/:contactId` };
const reply = { 200: contactSchema };

/** Params and bodies have been parsed by the schemas of the route when its handler runs. */
function onContact(request: FastifyRequest): OnContact {
  const { id, contactId } = request.params as z.output<typeof contactParamsSchema>;
  return { clientId: id, contactId, expected: expectedVersion(request) };
}

function clientOf(request: FastifyRequest): string {
  return (request.params as z.output<typeof idParamsSchema>).id;
}

export function contactsRoutes(service: ContactsService): readonly Route[] {
  return [...listRoutes(service), ...recordRoutes(service)];
}

function listRoutes(service: ContactsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'client:read',
      schema: {
        operationId: 'listContacts',
        tags,
        params: idParamsSchema,
        querystring: listContactsSchema,
        response: { 200: contactPageSchema },
      },
      handler: async (request) =>
        await service.list(callerOf(request), clientOf(request), request.query as PageQuery),
    }),
    defineRoute({
      method: 'POST',
      path,
      access: 'client:write',
      schema: {
        operationId: 'createContact',
        tags,
        params: idParamsSchema,
        body: createContactSchema,
        response: { ...reply, 201: contactSchema },
      },
      handler: async (request, response) => {
        const input = request.body as CreateContact;
        const { created, record } = await service.create(callerOf(request), clientOf(request), input);
        return sendRecord(response, record, created ? 201 : 200);
      },
    }),
  ];
}

function recordRoutes(service: ContactsService): readonly Route[] {
  const params = contactParamsSchema;
  return [
    defineRoute({
      method: 'GET',
      ...one,
      access: 'client:read',
      schema: { operationId: 'getContact', tags, params, response: reply },
      handler: async (request, response) =>
        sendRecord(response, await service.get(callerOf(request), onContact(request))),
    }),
    defineRoute({
      method: 'PATCH',
      ...one,
      access: 'client:write',
      schema: { operationId: 'patchContact', tags, params, body: patchContactSchema, response: reply },
      handler: async (request, response) => {
        const input = request.body as PatchContact;
        return sendRecord(response, await service.patch(callerOf(request), onContact(request), input));
      },
    }),
    defineRoute({
      method: 'DELETE',
      ...one,
      access: 'client:write',
      schema: { operationId: 'deleteContact', tags, params, response: { 204: z.null() } },
      handler: async (request, response) => {
        await service.remove(callerOf(request), onContact(request));
        return response.code(204).send(null);
      },
    }),
  ];
}
