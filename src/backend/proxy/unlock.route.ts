/** `POST /api/v1/session-key`: an editor opens the session that its secret storage sealed. It crosses this machine alone, and is kept in memory. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { sessionKeyPath, sessionKeyPattern } from '../../contract/local/session-key.ts';
import { ApiError } from '../platform/http/api-error.ts';
import type { AccountSession } from './account-session.ts';

const keySchema = z.strictObject({ key: z.string().regex(sessionKeyPattern) });

export function registerUnlock(app: FastifyInstance, session: AccountSession): void {
  const options = { schema: { hide: true }, config: { access: 'signed-in' as const } };
  app.post(sessionKeyPath, options, async (request, reply) => {
    const { success, data } = keySchema.safeParse(request.body);
    if (!success) throw new ApiError('malformed', 'key: is not a session key');
    session.unlock(data.key);
    return reply.code(204).send();
  });
}
