/** Paths of signing an account in by XOAUTH2; no logic. */
import { callerOf } from '../../http/authorization.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { idParamsSchema } from '../../http/wire.ts';
import {
  completedSignInSchema,
  completeSignInSchema,
  startedSignInSchema,
  startSignInSchema,
} from './sign-in.schema.ts';
import type { SignInService } from './sign-in.service.ts';

const tags = ['MailAccounts'];
const path = '/api/v1/mail/accounts/:id/sign-in';
const params = idParamsSchema;

export function signInRoutes(service: SignInService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'mail:write',
      schema: {
        operationId: 'startMailSignIn',
        summary: 'Begins to sign an account in at its provider, with your own app registration',
        tags,
        params,
        body: startSignInSchema,
        response: { 200: startedSignInSchema },
      },
      handler: async (request) => await service.start(callerOf(request), request.params.id, request.body),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/complete`,
      access: 'mail:write',
      config: { holdsSecret: true },
      schema: {
        operationId: 'completeMailSignIn',
        summary: 'Asks whether the sign-in is done, or ends it with what the browser returned',
        tags,
        params,
        body: completeSignInSchema,
        response: { 200: completedSignInSchema },
      },
      handler: async (request) => await service.complete(callerOf(request), request.params.id, request.body),
    }),
  ];
}
