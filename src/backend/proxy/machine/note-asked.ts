/** What is asked for from this machine is kept here by its id, with what it says of trust: a person is believed about their own folder. */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { AskedHere } from './asked-here.ts';
import { type Handler, idOf, parseObject } from './json-payload.ts';

const id = z.string().toLowerCase();
const trusted = z.boolean().optional();

const scanSchema = z.looseObject({ id: id.optional(), projectId: id, trusted });
const runSchema = z.looseObject({
  id: id.optional(),
  groupId: id.optional(),
  /** Several at once have one id together. */
  agents: z.array(z.unknown()).optional(),
  trusted,
});
const replaySchema = z.looseObject({ id: id.optional() });

/** Of a scan. What is no such body is the server's to refuse. */
export function noteScan(askedHere: AskedHere, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body } = scanSchema.safeParse(parseObject(request.body));
    if (body !== undefined) {
      // The id by which the server asks for the work is made here, where the client made none.
      const { id: given = newId(), projectId } = body;
      askedHere.note({ id: given, projectId, ...saidOf(body) });
      request.body = Buffer.from(JSON.stringify({ ...body, id: given }));
    }
    return await handler(request, reply);
  };
}

/** Of an agent, or several, for the project of the path. */
export function noteRun(askedHere: AskedHere, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body } = runSchema.safeParse(parseObject(request.body));
    const projectId = idOf(request);
    if (body !== undefined && projectId !== undefined) {
      const name = body.agents === undefined ? 'id' : 'groupId';
      const { [name]: given = newId() } = body;
      askedHere.note({ id: given, projectId, ...saidOf(body) });
      request.body = Buffer.from(JSON.stringify({ ...body, [name]: given }));
    }
    return await handler(request, reply);
  };
}

/** The same once more: as trusted as what was asked for here before. */
export function noteReplay(askedHere: AskedHere, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body = {} } = replaySchema.safeParse(parseObject(request.body) ?? {});
    const before = askedHere.find(idOf(request) ?? '');
    if (before !== undefined) {
      const { id: given = newId() } = body;
      askedHere.note({ ...before, id: given });
      request.body = Buffer.from(JSON.stringify({ ...body, id: given }));
      request.headers['content-type'] ??= 'application/json';
    }
    return await handler(request, reply);
  };
}

const saidOf = (body: { readonly trusted?: boolean | undefined }) =>
  body.trusted === undefined ? {} : { trusted: body.trusted };
