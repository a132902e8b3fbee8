/** What is asked for from this machine is kept here by its id, with what it says of trust: a person is believed about their own folder. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { parseJson } from '../../../contract/text/parse-json.ts';
import type { AskedHere } from './asked-here.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const bodySchema = z.looseObject({
  id: z.string().toLowerCase().optional(),
  projectId: z.string().toLowerCase(),
  trusted: z.boolean().optional(),
});

/** What is no such body is the server's to refuse. */
export function noteAsked(askedHere: AskedHere, handler: Handler): Handler {
  return async (request, reply) => {
    const given = Buffer.isBuffer(request.body) ? parseJson(request.body.toString('utf8')) : undefined;
    const { data: body } = bodySchema.safeParse(given);
    if (body !== undefined) {
      // The id by which the server asks for the work is made here, where the client made none.
      const { id = newId(), projectId, trusted } = body;
      askedHere.note({ id, projectId, ...(trusted !== undefined && { trusted }) });
      request.body = Buffer.from(JSON.stringify({ ...body, id }));
    }
    return await handler(request, reply);
  };
}
