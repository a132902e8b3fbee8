/** Paths of passkeys; no logic. What a ceremony needs to end is in a cookie of the browser that began it. */
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { passkeyCookie, setCookie } from '../../../../platform/http/team/cookies.ts';
import { originOf, toSignedIn } from '../request-origin.ts';
import { factorProofSchema } from '../second-factor/second-factor.schema.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signedInSchema } from '../sessions.schema.ts';
import type { PasskeyCeremony } from '../team-options.ts';
import {
  newPasskeySchema,
  passkeyConfirmSchema,
  passkeyIdSchema,
  passkeyListSchema,
  passkeyOptionsSchema,
  passkeySchema,
  passkeySignInSchema,
  renamePasskeySchema,
} from './passkeys.schema.ts';
import type { PasskeysService } from './passkeys.service.ts';
import { proofOf, takeChallenge } from './take-challenge.ts';

const ceremonySeconds = 300;

function beginWith(reply: FastifyReply, { options, challenge }: PasskeyCeremony) {
  reply.header('cache-control', 'no-store');
  setCookie(reply, { name: passkeyCookie, value: challenge, seconds: ceremonySeconds });
  return { options: { ...options } };
}

export function passkeysRoutes(service: PasskeysService): readonly Route[] {
  return [...signingInRoutes(service), ...registeringRoutes(service), ...keepingRoutes(service)];
}

function signingInRoutes(service: PasskeysService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkey/begin`,
      access: 'public',
      schema: {
        operationId: 'beginPasskeySignIn',
        summary: 'What a browser asks a passkey to sign; holds for five minutes, for this browser',
        tags,
        response: { 200: passkeyOptionsSchema },
      },
      handler: async (_request, reply) => beginWith(reply, await service.beginSignIn()),
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkey`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'signInWithPasskey',
        summary: 'Sign in with a passkey, which counts as both factors',
        tags,
        body: passkeySignInSchema,
        response: { 200: signedInSchema },
      },
      async handler(request, reply) {
        const challenge = takeChallenge(request, reply);
        const { response, organizationId } = request.body;
        const asked = { response, organizationId, challenge, origin: originOf(request) };
        return toSignedIn(reply, await service.signIn(asked));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkey/confirm`,
      access: 'signed-in',
      schema: {
        operationId: 'confirmPasskey',
        summary: 'Proves again who asks by a passkey, for five minutes, as a password does',
        tags,
        body: passkeyConfirmSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        const challenge = takeChallenge(request, reply);
        await service.confirm(callerOf(request), { response: request.body.response, challenge });
        return reply.code(204).send(null);
      },
    }),
  ];
}

function registeringRoutes(service: PasskeysService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkeys/begin`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      stepUp: true,
      schema: {
        operationId: 'beginPasskey',
        summary: 'What a browser makes a passkey of; holds for five minutes, for this browser',
        tags,
        response: { 200: passkeyOptionsSchema },
      },
      handler: async (request, reply) => beginWith(reply, await service.begin(callerOf(request))),
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkeys`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      stepUp: true,
      schema: {
        operationId: 'addPasskey',
        summary: 'Keeps the passkey that the browser made',
        tags,
        body: newPasskeySchema,
        response: { 201: passkeySchema },
      },
      async handler(request, reply) {
        const challenge = takeChallenge(request, reply);
        const added = await service.register(callerOf(request), { ...request.body, challenge });
        return reply.code(201).send(added);
      },
    }),
  ];
}

function keepingRoutes(service: PasskeysService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${authPath}/passkeys`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'listPasskeys',
        summary: 'The passkeys of the account',
        tags,
        response: { 200: passkeyListSchema },
      },
      handler: async (request) => await service.list(callerOf(request)),
    }),
    defineRoute({
      method: 'PATCH',
      path: `${authPath}/passkeys/:passkeyId`,
      access: 'signed-in',
      schema: {
        operationId: 'renamePasskey',
        summary: 'Gives a passkey another name',
        tags,
        params: passkeyIdSchema,
        body: renamePasskeySchema,
        response: { 200: passkeySchema },
      },
      handler: async (request) =>
        await service.rename(callerOf(request), request.params.passkeyId, request.body.name),
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/passkeys/:passkeyId/remove`,
      access: 'signed-in',
      schema: {
        operationId: 'removePasskey',
        summary: 'Removes a passkey by the password and a factor: it opens nothing any more',
        tags,
        params: passkeyIdSchema,
        body: factorProofSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.remove(callerOf(request), request.params.passkeyId, proofOf(request, reply));
        return reply.code(204).send(null);
      },
    }),
  ];
}
