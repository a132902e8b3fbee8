/** Paths of what an organization requires of a sign-in; no logic. */
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signInRulesSchema } from './rules.schema.ts';
import type { RulesService } from './rules.service.ts';

export function rulesRoutes(service: RulesService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${authPath}/rules`,
      access: 'organization:read',
      schema: {
        operationId: 'getSignInRules',
        summary: 'What the organization requires of a sign-in',
        tags,
        response: { 200: signInRulesSchema },
      },
      handler: async (request) => await service.read(callerOf(request)),
    }),
    defineRoute({
      method: 'PUT',
      path: `${authPath}/rules`,
      access: 'organization:write',
      stepUp: true,
      schema: {
        operationId: 'setSignInRules',
        summary: 'Requires a second factor of all members, or ends that; they hear of it by mail',
        tags,
        body: signInRulesSchema,
        response: { 200: signInRulesSchema },
      },
      handler: async (request) => await service.change(callerOf(request), request.body),
    }),
  ];
}
