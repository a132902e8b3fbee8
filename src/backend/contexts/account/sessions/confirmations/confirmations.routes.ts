/** Paths of a proof that a program asks for and a browser gives; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { takeChallenge } from '../passkeys/take-challenge.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import {
  askedConfirmationSchema,
  confirmationIdSchema,
  confirmationLinkSchema,
  confirmationSchema,
  giveConfirmationSchema,
  shownConfirmationSchema,
} from './confirmations.schema.ts';
import type { ConfirmationsService } from './confirmations.service.ts';

const path = `${authPath}/confirmations`;

export function confirmationsRoutes(service: ConfirmationsService): readonly Route[] {
  return [...askingRoutes(service), ...answeringRoutes(service)];
}

function askingRoutes(service: ConfirmationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'signed-in',
      config: { beforeSecondFactor: true, holdsSecret: true },
      schema: {
        operationId: 'askConfirmation',
        summary: 'A link by which a browser proves with a passkey who asks here: five minutes, once',
        tags,
        response: { 201: askedConfirmationSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return reply.code(201).send(await service.ask(callerOf(request), request.ip));
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:confirmationId`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'getConfirmation',
        summary: 'Whether the browser has answered',
        tags,
        params: confirmationIdSchema,
        response: { 200: confirmationSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await service.find(callerOf(request), request.params.confirmationId);
      },
    }),
  ];
}

/** Of who holds the link: what proves who they are is the passkey. */
function answeringRoutes(service: ConfirmationsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/about`,
      access: 'public',
      schema: {
        operationId: 'describeConfirmation',
        summary: 'What asks by a link, from where and since when; changes nothing',
        tags,
        body: confirmationLinkSchema,
        response: { 200: shownConfirmationSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await service.show(request.body.token, request.ip);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/confirm`,
      access: 'public',
      schema: {
        operationId: 'giveConfirmation',
        summary: 'Proves by a passkey, in the ceremony of this browser, who asks by the link',
        tags,
        body: giveConfirmationSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        const challenge = takeChallenge(request, reply);
        await service.give({ ...request.body, challenge });
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/deny`,
      access: 'public',
      schema: {
        operationId: 'denyConfirmation',
        summary: 'Refuses what asks by the link',
        tags,
        body: confirmationLinkSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.deny(request.body.token);
        return reply.code(204).send(null);
      },
    }),
  ];
}
