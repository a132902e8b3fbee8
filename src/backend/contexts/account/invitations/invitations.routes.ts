/** Paths of invitations; no logic. No reply that holds a link is kept by anything on its way. */
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import {
  createInvitationSchema,
  invitationPageSchema,
  invitationSchema,
  listInvitationsSchema,
  sentInvitationSchema,
} from './invitations.schema.ts';
import type { InvitationsService } from './invitations.service.ts';

const path = '/api/v1/invitations';
const tags = ['Invitations'];
const access = 'user:write';
const keptNowhere = (reply: FastifyReply) => reply.header('cache-control', 'no-store');

export function invitationsRoutes(service: InvitationsService): readonly Route[] {
  const { list, get, remove } = service;
  return [
    ...resourceRoutes({
      path,
      name: 'Invitation',
      plural: 'Invitations',
      tags,
      access: { read: access, write: access },
      stepUp: true,
      schemas: {
        item: invitationSchema,
        page: invitationPageSchema,
        query: listInvitationsSchema,
        create: createInvitationSchema,
        patch: createInvitationSchema,
      },
      service: { list, get, remove },
    }),
    defineRoute({
      method: 'POST',
      path,
      access,
      stepUp: true,
      schema: {
        operationId: 'createInvitation',
        summary: 'Invite a person, on a server; the link is answered once and holds for seven days',
        tags,
        body: createInvitationSchema,
        response: { 200: sentInvitationSchema, 201: sentInvitationSchema },
      },
      async handler(request, reply) {
        const { created, record } = await service.create(callerOf(request), request.body);
        return keptNowhere(reply)
          .status(created ? 201 : 200)
          .send(record);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/resend`,
      access,
      stepUp: true,
      schema: {
        operationId: 'resendInvitation',
        summary: 'Another link for seven days; the one of before opens nothing',
        tags,
        params: idParamsSchema,
        response: { 200: sentInvitationSchema },
      },
      async handler(request, reply) {
        const on = { id: request.params.id, expected: expectedVersion(request) };
        return keptNowhere(reply).send(await service.resend(callerOf(request), on));
      },
    }),
  ];
}
