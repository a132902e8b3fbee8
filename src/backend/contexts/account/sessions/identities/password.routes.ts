/** Paths of passwords and of links from mails, which confirm by POST; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { authPath, authTags } from '../sessions.routes.ts';
import { askResetSchema, changePasswordSchema, linkSchema, resetSchema } from '../sessions.schema.ts';
import type { PasswordService } from './password.service.ts';

const tags = authTags;

export function passwordRoutes(service: PasswordService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/change-password`,
      access: 'signed-in',
      schema: {
        operationId: 'changePassword',
        summary: 'Sets another password and ends all other sessions',
        tags,
        body: changePasswordSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.change(callerOf(request), request.body, request.ip);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/reset`,
      access: 'public',
      schema: {
        operationId: 'askPasswordReset',
        summary:
          'Mails a link to a confirmed address; answers the same where there is no such account, 409 where the server sends no mail',
        tags,
        body: askResetSchema,
        response: { 202: z.null() },
      },
      async handler(request, reply) {
        await service.askReset(request.body.email, request.ip);
        return reply.code(202).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/reset/confirm`,
      access: 'public',
      schema: {
        operationId: 'resetPassword',
        summary: 'Sets a password by a link from a mail and ends all sessions',
        tags,
        body: resetSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.reset(request.body);
        return reply.code(204).send(null);
      },
    }),
    ...verificationRoutes(service),
  ];
}

function verificationRoutes(service: PasswordService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/verify`,
      access: 'signed-in',
      schema: {
        operationId: 'askVerification',
        summary: 'Mails a link to the address of who asks',
        tags,
        response: { 202: z.null() },
      },
      async handler(request, reply) {
        await service.askVerification(callerOf(request));
        return reply.code(202).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/verify/confirm`,
      access: 'public',
      schema: {
        operationId: 'verifyAddress',
        summary: 'Confirms an address by a link from a mail',
        tags,
        body: linkSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.verify(request.body.token);
        return reply.code(204).send(null);
      },
    }),
  ];
}
