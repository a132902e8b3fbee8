/** In which language a person reads what is mailed to them: of their login, and of each of their organizations. */
import * as z from 'zod';
import type { Caller } from '../../../../platform/http/actor.ts';
import { callerOf } from '../../../../platform/http/authorization.ts';
import type { PersonLanguage } from '../../../../platform/http/language/person-language.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { UnitOfWork } from '../../../../platform/unit-of-work.ts';
import type { TeamDatabase } from '../../../../team-schema.ts';
import { chooseLanguage } from '../../users/index.ts';
import { authPath, authTags } from '../sessions.routes.ts';
import { languageSchema } from '../sessions.schema.ts';
import { signedOf } from '../sessions.service.ts';
import { listMemberships, setLanguage } from './identities.repository.ts';

interface LanguagePorts {
  readonly database: TeamDatabase;
  readonly unitOfWork: Pick<UnitOfWork, 'write'>;
}

async function choose(
  { database, unitOfWork }: LanguagePorts,
  caller: Caller,
  language: PersonLanguage,
): Promise<void> {
  const { session } = signedOf(caller);
  await setLanguage(database.query, session.identityId, language);
  for (const { organization_id, user_id } of await listMemberships(database.query, session.identityId)) {
    const actor = { kind: 'system', organizationId: organization_id, task: 'sign-in' } as const;
    await unitOfWork.write(actor, async ({ writes }) => await chooseLanguage(writes, user_id, language));
  }
}

export function languageRoutes(ports: LanguagePorts): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      path: `${authPath}/language`,
      access: 'signed-in',
      schema: {
        operationId: 'chooseLanguage',
        summary: 'In which language mail to the person is written, of all their organizations',
        tags: authTags,
        body: languageSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await choose(ports, callerOf(request), request.body.language);
        return reply.code(204).send(null);
      },
    }),
  ];
}
