/** Path by which an administrator helps who lost their second factor; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { authTags as tags } from '../sessions.routes.ts';
import type { HelpService } from './help.service.ts';

export function helpRoutes(service: HelpService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/users/:id/reset-second-factor',
      access: 'user:write',
      stepUp: true,
      schema: {
        operationId: 'resetSecondFactor',
        summary:
          'Removes app, recovery codes and passkeys of a person whose account is of this organization alone, and ends their sessions; they hear of it by mail',
        tags,
        params: z.object({ id: idSchema }),
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.resetSecondFactor(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}
