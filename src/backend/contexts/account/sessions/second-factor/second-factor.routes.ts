/** Paths of second factors; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { OpenedSession } from '../open-session.ts';
import { proofOf } from '../passkeys/take-challenge.ts';
import { originOf, toSignedIn } from '../request-origin.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signedInSchema } from '../sessions.schema.ts';
import type { SecondFactorGiven } from './give-second-factor.ts';
import {
  factorProofSchema,
  recoveryCodesSchema,
  secondFactorSchema,
  totpBegunSchema,
  totpCodeSchema,
  totpPasswordSchema,
  totpStateSchema,
} from './second-factor.schema.ts';
import type { TotpService } from './totp.service.ts';

export function secondFactorRoutes(
  give: (given: SecondFactorGiven) => Promise<OpenedSession>,
  totp: TotpService,
): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/second-factor`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'giveSecondFactor',
        summary: 'Ends a sign-in that asked for a second factor: a code of the app, or a recovery code',
        tags,
        body: secondFactorSchema,
        response: { 200: signedInSchema },
      },
      handler: async (request, reply) => {
        const { challenge, method, code, ...device } = request.body;
        const given = { challenge, method, code, origin: originOf(request, device) };
        return toSignedIn(reply, await give(given));
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${authPath}/totp`,
      access: 'signed-in',
      config: { beforeSecondFactor: true },
      schema: {
        operationId: 'getTotp',
        summary: 'Whether the account asks for a code, and how many recovery codes are left',
        tags,
        response: { 200: totpStateSchema },
      },
      handler: async (request) => await totp.state(callerOf(request)),
    }),
    ...totpWritingRoutes(totp),
  ];
}

function totpWritingRoutes(totp: TotpService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/totp`,
      access: 'signed-in',
      config: { holdsSecret: true, beforeSecondFactor: true },
      schema: {
        operationId: 'beginTotp',
        summary: 'A secret for an authenticator app, shown once; it counts once a code of it was confirmed',
        tags,
        body: totpPasswordSchema,
        response: { 200: totpBegunSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await totp.begin(callerOf(request), request.body.password, request.ip);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/totp/confirm`,
      access: 'signed-in',
      config: { holdsSecret: true, beforeSecondFactor: true },
      schema: {
        operationId: 'confirmTotp',
        summary: 'Turns the second factor on by a code of the app; answers the recovery codes, once',
        tags,
        body: totpCodeSchema,
        response: { 200: recoveryCodesSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await totp.confirm(callerOf(request), request.body.code, request.ip);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/totp/recovery-codes`,
      access: 'signed-in',
      config: { holdsSecret: true },
      schema: {
        operationId: 'renewRecoveryCodes',
        summary: 'Other recovery codes, shown once; those of before open nothing any more',
        tags,
        body: factorProofSchema,
        response: { 200: recoveryCodesSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await totp.renewCodes(callerOf(request), proofOf(request, reply));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/totp/remove`,
      access: 'signed-in',
      schema: {
        operationId: 'removeTotp',
        summary: 'Removes the authenticator app and its recovery codes, by the password and a factor',
        tags,
        body: factorProofSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await totp.remove(callerOf(request), proofOf(request, reply));
        return reply.code(204).send(null);
      },
    }),
  ];
}
