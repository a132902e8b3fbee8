/** Paths of registering without an invitation; no logic. */
import * as z from 'zod';
import { languageOfHeader } from '../../../../platform/http/language/person-language.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { originOf, toSignedIn } from '../request-origin.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signedInSchema } from '../sessions.schema.ts';
import { confirmRegistrationSchema, registerSchema } from './registration.schema.ts';
import type { RegistrationService } from './registration.service.ts';

export function registrationRoutes(service: RegistrationService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/register`,
      access: 'public',
      schema: {
        operationId: 'register',
        summary:
          'Mails a link by which an account and an organization are made; answers the same where the address has an account, and 403 where the operator has not opened it',
        tags,
        body: registerSchema,
        response: { 202: z.null() },
      },
      async handler(request, reply) {
        const language = languageOfHeader(request.headers['accept-language']);
        await service.register({ email: request.body.email, language, address: request.ip });
        return reply.code(202).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/register/confirm`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'confirmRegistration',
        summary: 'A new account and its organization, by the link of that mail',
        tags,
        body: confirmRegistrationSchema,
        response: { 200: signedInSchema },
      },
      async handler(request, reply) {
        const { device, deviceToken, countryCode, currency, zone, language, ...input } = request.body;
        const origin = originOf(request, { device, deviceToken });
        const place = { countryCode, currency, zone, language };
        return toSignedIn(reply, await service.confirm({ ...input, place, origin }));
      },
    }),
  ];
}
