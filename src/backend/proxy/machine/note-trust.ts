/** What a request of this machine says of trust is kept here by its id; who asks for a run is believed about their own folder. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as newId } from 'uuid';
import { parseJson } from '../../../contract/text/parse-json.ts';
import type { Trust } from './trust.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export function noteTrust(trust: Trust, handler: Handler): Handler {
  return async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? parseJson(request.body.toString('utf8')) : undefined;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      // The id by which the server asks for the work is made here, where the client made none.
      const asked: Record<string, unknown> = { id: newId(), ...body };
      if (typeof asked['id'] === 'string') trust.note(asked['id'].toLowerCase(), asked['trusted'] === true);
      request.body = Buffer.from(JSON.stringify(asked));
    }
    return await handler(request, reply);
  };
}
