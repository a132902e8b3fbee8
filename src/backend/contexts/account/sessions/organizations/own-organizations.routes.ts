/** Paths of the organizations of an account; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { originOf, toSignedIn } from '../request-origin.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signedInSchema } from '../sessions.schema.ts';
import {
  acceptInvitationSchema,
  createOwnOrganizationSchema,
  ownOrganizationListSchema,
  ownOrganizationSchema,
  slugSchema,
  switchOrganizationSchema,
} from './own-organizations.schema.ts';
import type { OwnOrganizationsService } from './own-organizations.service.ts';

export function ownOrganizationsRoutes(service: OwnOrganizationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${authPath}/organizations`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'listOwnOrganizations',
        summary: 'The organizations of which the account is a member now',
        tags,
        response: { 200: ownOrganizationListSchema },
      },
      handler: async (request) => await service.list(callerOf(request)),
    }),
    ...writingRoutes(service),
  ];
}

function writingRoutes(service: OwnOrganizationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/switch`,
      access: 'signed-in',
      // The local backend of an account is of one organization: it hands out no session of another one.
      answeredBy: 'device',
      config: { beforeSecondFactor: true, holdsSecret: true },
      schema: {
        operationId: 'switchOrganization',
        summary:
          'A session of another organization of the account: a browser gets another cookie, a program further tokens after a proof of the last five minutes',
        tags,
        body: switchOrganizationSchema,
        response: { 200: signedInSchema },
      },
      async handler(request, reply) {
        const { organizationId, deviceToken: given } = request.body;
        const { address, deviceToken } = originOf(request, { deviceToken: given });
        const input = { organizationId, deviceToken, address };
        return toSignedIn(reply, await service.switch(callerOf(request), input));
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${authPath}/slug`,
      access: 'organization:write',
      stepUp: true,
      schema: {
        operationId: 'setOrganizationSlug',
        summary: 'Another short name of the organization, which no other one of the server has',
        tags,
        body: slugSchema,
        response: { 200: slugSchema },
      },
      async handler(request) {
        await service.rename(callerOf(request), request.body.slug);
        return request.body;
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/organizations',
      access: 'signed-in',
      schema: {
        operationId: 'createOrganization',
        summary: 'Another organization, of which who asks is the administrator; where registration is open',
        tags,
        body: createOwnOrganizationSchema,
        response: { 201: ownOrganizationSchema },
      },
      async handler(request, reply) {
        return reply.code(201).send(await service.create(callerOf(request), request.body));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/join/accept`,
      access: 'signed-in',
      schema: {
        operationId: 'acceptInvitation',
        summary:
          'Joins another organization by the link of an invitation, with the account that is signed in',
        tags,
        body: acceptInvitationSchema,
        response: { 200: ownOrganizationSchema },
      },
      handler: async (request) => await service.accept(callerOf(request), request.body.token),
    }),
  ];
}
