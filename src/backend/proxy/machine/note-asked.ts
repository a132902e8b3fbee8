/** What is asked for from this machine is kept here by its id, with what it says of trust: a person is believed about their own folder. */
import type { FastifyReply } from 'fastify';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { copyGone } from '../../contexts/agents/requests/replays/checkpoints.ts';
import { hashJson } from '../../platform/hash-json.ts';
import type { Asked, AskedHere } from './asked-here.ts';
import { type Handler, idOf, isObject, parseObject } from './json-payload.ts';
import type { ProjectFolders } from './project-folders.ts';

export interface NotePorts {
  readonly askedHere: AskedHere;
  readonly folders: Pick<ProjectFolders, 'find'>;
  listKept(run: string): Promise<readonly { readonly id: string }[]>;
}

const id = z.string().toLowerCase();
const trusted = z.boolean().optional();

const scanSchema = z.looseObject({ id: id.optional(), projectId: id, trusted });
const runSchema = z.looseObject({
  id: id.optional(),
  groupId: id.optional(),
  agent: z.string().optional(),
  /** Several at once have one id together. */
  agents: z.array(z.string()).max(10).optional(),
  input: z.record(z.string(), z.unknown()).default({}),
  trusted,
});
const replaySchema = z.looseObject({ id: id.optional(), from: z.string().optional() });

/** Of a scan. What is no such body is the server's to refuse. */
export function noteScan(ports: NotePorts, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body } = scanSchema.safeParse(parseObject(request.body));
    if (body === undefined) return await handler(request, reply);
    // The id by which the server asks for the work is made here, where the client made none.
    const { id: given = newId(), projectId } = body;
    request.body = Buffer.from(JSON.stringify({ ...body, id: given }));
    const ask = async () => await handler(request, reply);
    return await noted(ports, { id: given, ...placeOf(ports, projectId, body) }, { reply, ask });
  };
}

/** Of an agent, or several, for the project of the path. */
export function noteRun(ports: NotePorts, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body } = runSchema.safeParse(parseObject(request.body));
    const projectId = idOf(request);
    if (body === undefined || projectId === undefined) return await handler(request, reply);
    const { agent, agents, input } = body;
    const name = agents === undefined ? 'id' : 'groupId';
    const { [name]: given = newId() } = body;
    const asked = await askedOf(agents ?? (agent === undefined ? [] : [agent]), input);
    const place = placeOf(ports, projectId, body);
    request.body = Buffer.from(JSON.stringify({ ...body, [name]: given }));
    const ask = async () => await handler(request, reply);
    return await noted(ports, { id: given, ...place, agents: asked }, { reply, ask });
  };
}

/** The same once more: as trusted as what was asked for here before, from the checkpoint that is named here. */
export function noteReplay(ports: NotePorts, handler: Handler): Handler {
  return async (request, reply) => {
    const { data: body = {} } = replaySchema.safeParse(parseObject(request.body) ?? {});
    const run = idOf(request) ?? '';
    const before = ports.askedHere.find(run);
    if (before === undefined) return await handler(request, reply);
    const { id: given = newId(), from: checkpoint } = body;
    if (checkpoint !== undefined && !(await ports.listKept(run)).some(({ id: kept }) => kept === checkpoint))
      throw copyGone();
    const { runs: _, from: __, ...same } = before;
    request.body = Buffer.from(JSON.stringify({ ...body, id: given }));
    request.headers['content-type'] ??= 'application/json';
    const asked = { ...same, id: given, ...(checkpoint !== undefined && { from: { run, checkpoint } }) };
    return await noted(ports, asked, { reply, ask: async () => await handler(request, reply) });
  };
}

/** Of several runs at once, each by its own id as the server has made it: one of them may be asked for once more. */
export function noteEach({ askedHere }: Pick<NotePorts, 'askedHere'>, answer: unknown): void {
  if (!isObject(answer) || !Array.isArray(answer['requests'])) return;
  for (const each of answer['requests']) {
    if (!isObject(each) || typeof each['id'] !== 'string' || typeof each['groupId'] !== 'string') continue;
    const group = askedHere.find(each['groupId']);
    const agents = group?.agents?.filter(({ agent }) => agent === each['agent']);
    if (group === undefined || agents?.length !== 1) continue;
    const { runs: _, ...asked } = group;
    askedHere.note({ ...asked, id: each['id'].toLowerCase(), agents });
  }
}

/** Nothing stays of what the server refuses. */
async function noted({ askedHere }: NotePorts, asked: Asked, { reply, ask }: Asking): Promise<unknown> {
  askedHere.note(asked);
  const answered = await ask();
  if (reply.statusCode >= 400 && reply.statusCode < 500) askedHere.forget(asked.id);
  return answered;
}

interface Asking {
  readonly reply: Pick<FastifyReply, 'statusCode'>;
  ask(): Promise<unknown>;
}

/** As the server keeps what it is asked: by the schema of each agent. What none understands is noted of none. */
async function askedOf(names: readonly string[], input: object): Promise<NonNullable<Asked['agents']>> {
  const { shippedAgents } = await import('../../../contract/work/agents.ts');
  return names.flatMap((agent) => {
    const parsed = shippedAgents.find(({ name }) => name === agent)?.inputSchema.safeParse(input);
    if (parsed?.success !== true) return [];
    return [{ agent, input: hashJson(JSON.parse(JSON.stringify(parsed.data))) }];
  });
}

function placeOf(
  { folders }: NotePorts,
  projectId: string,
  body: { readonly trusted?: boolean | undefined },
): Pick<Asked, 'projectId' | 'folder' | 'trusted'> {
  const folder = folders.find(projectId) ?? '';
  return { projectId, folder, ...(body.trusted !== undefined && { trusted: body.trusted }) };
}
