/** Paths of sign-in and sessions; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idSchema } from '../../../platform/http/wire.ts';
import { dropCookie } from './request-origin.ts';
import {
  accessSchema,
  accountSchema,
  confirmSchema,
  refreshSchema,
  sessionListSchema,
} from './sessions.schema.ts';
import type { SessionsService } from './sessions.service.ts';
import type { AccessTokens } from './team-options.ts';

export const authPath = '/api/v1/auth';
export const authTags = ['Sign-in'];

const keySetSchema = z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).meta({ id: 'KeySet' });

const tags = authTags;

export function sessionsRoutes(service: SessionsService, tokens: AccessTokens): readonly Route[] {
  return [...writingRoutes(service), ...readingRoutes(service, tokens)];
}

function writingRoutes(service: SessionsService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/refresh`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'refreshSession',
        summary: 'Another access token, and the refresh token that follows the one that is sent',
        tags,
        body: refreshSchema,
        response: { 200: accessSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await service.refresh(request.body.refreshToken);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/logout`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: { operationId: 'signOut', summary: 'Ends this session', tags, response: { 204: z.null() } },
      async handler(request, reply) {
        await service.signOut(callerOf(request));
        dropCookie(reply);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/confirm`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'confirmPassword',
        summary: 'Proves again who asks, for five minutes: keys, members and settings of money ask for it',
        tags,
        body: confirmSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.confirm(callerOf(request), request.body.password, request.ip);
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: `${authPath}/sessions/:sessionId`,
      access: 'signed-in',
      schema: {
        operationId: 'revokeSession',
        summary: 'Signs out elsewhere',
        tags,
        params: z.object({ sessionId: idSchema }),
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.revoke(callerOf(request), request.params.sessionId);
        return reply.code(204).send(null);
      },
    }),
  ];
}

function readingRoutes(service: SessionsService, tokens: AccessTokens): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${authPath}/me`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'getAccount',
        summary: 'Who is signed in, and of which organizations',
        tags,
        response: { 200: accountSchema },
      },
      handler: async (request) => await service.me(callerOf(request)),
    }),
    defineRoute({
      method: 'GET',
      path: `${authPath}/sessions`,
      access: 'signed-in',
      schema: {
        operationId: 'listSessions',
        summary: 'Where the account is signed in',
        tags,
        response: { 200: sessionListSchema },
      },
      handler: async (request) => ({ items: await service.list(callerOf(request)) }),
    }),
    defineRoute({
      method: 'GET',
      path: '/.well-known/jwks.json',
      access: 'public',
      schema: {
        operationId: 'getKeySet',
        summary: 'Public keys by which access tokens are checked (RFC 7517)',
        tags,
        response: { 200: keySetSchema },
      },
      handler: async () => ({ keys: [...tokens.keySet().keys] }),
    }),
  ];
}
