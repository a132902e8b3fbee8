/** Paths by which a login gets another address; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { changeAddressSchema, linkSchema } from '../sessions.schema.ts';
import type { AddressService } from './address.service.ts';

export function addressRoutes(service: AddressService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/address`,
      access: 'signed-in',
      schema: {
        operationId: 'changeAddress',
        summary:
          'Mails a link to the address of before and to the new one: it counts once both have confirmed it',
        tags,
        body: changeAddressSchema,
        response: { 202: z.null() },
      },
      async handler(request, reply) {
        await service.change(callerOf(request), request.body, request.ip);
        return reply.code(202).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/address/confirm`,
      access: 'public',
      schema: {
        operationId: 'confirmAddress',
        summary: 'Confirms another address by a link from a mail',
        tags,
        body: linkSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.confirm(request.body.token);
        return reply.code(204).send(null);
      },
    }),
  ];
}
