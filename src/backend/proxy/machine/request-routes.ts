/**
 * Requests of agents as this machine shows and answers them. What a run here waits for is shown as it asked, whatever the server
 * says that it asks; and what is answered here is noted before the server hears of it.
 */
import type { RouteShorthandOptions } from 'fastify';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { agentAnswerSchema } from '../../../contract/work/agent-run.ts';
import { toInstantOrNull } from '../../platform/http/instant.ts';
import { type Handler, idOf, isObject, parseObject, readPayload } from './json-payload.ts';
import { noteReplay, noteRun } from './note-asked.ts';
import type { Machine } from './open-machine.ts';
import type { ProjectFolders } from './project-folders.ts';
import type { RunConsents } from './run-consents.ts';

type Kept = Pick<Machine, 'askedHere' | 'consents' | 'folders'>;

export interface RequestRoute {
  readonly handler: Handler;
  readonly options: Pick<RouteShorthandOptions, 'onSend'>;
}

const requests = '/api/v1/requests';

/** Of what each route does here beside what the server does; all of them show requests. */
const changes: Readonly<Record<string, (machine: Kept, handler: Handler) => Handler>> = {
  [`GET ${requests}`]: shown,
  [`GET ${requests}/:id`]: shown,
  'GET /api/v1/request-groups/:id': shown,
  [`POST ${requests}/:id/cancel`]: shown,
  [`POST ${requests}/:id/retry`]: shown,
  'POST /api/v1/projects/:id/requests': ({ askedHere }, handler) => noteRun(askedHere, handler),
  [`POST ${requests}/:id/replay`]: ({ askedHere }, handler) => noteReplay(askedHere, handler),
  [`POST ${requests}/:id/answer`]: noteAnswer,
  [`POST ${requests}/:id/restore`]: noteRestore,
};

/** Undefined where a route is of no request. `handler` is how the server answers it. */
export function withRequests(
  route: string,
  { machine, handler }: { readonly machine: Kept; readonly handler: Handler },
): RequestRoute | undefined {
  const change = changes[route];
  if (change === undefined) return undefined;
  return {
    handler: change(machine, handler),
    options: {
      async onSend(_request, reply, payload) {
        if (reply.statusCode >= 300) return payload;
        const text = await readPayload(payload);
        if (text === undefined) return payload;
        reply.removeHeader('content-length');
        return JSON.stringify(fill(parseJson(text), machine));
      },
    },
  };
}

function shown(_machine: Kept, handler: Handler): Handler {
  return handler;
}

function noteAnswer({ consents }: Kept, handler: Handler): Handler {
  return async (request, reply) => {
    const run = idOf(request) ?? '';
    const { data: answer } = agentAnswerSchema.safeParse(parseObject(request.body));
    if (answer !== undefined) consents.answer(run, answer);
    const answered = await handler(request, reply);
    // It waits for no answer any more, or takes none of this person: nothing was decided.
    if (reply.statusCode >= 400 && reply.statusCode < 500) consents.takeBack(run);
    return answered;
  };
}

function noteRestore({ consents }: Kept, handler: Handler): Handler {
  return async (request, reply) => {
    consents.wantRestore(idOf(request) ?? '');
    return await handler(request, reply);
  };
}

function fill(answer: unknown, machine: Kept): unknown {
  if (!isObject(answer)) return answer;
  const { items, requests: all, root } = answer;
  const filled = {
    ...answer,
    ...(Array.isArray(items) && { items: items.map((item) => fill(item, machine)) }),
    ...(Array.isArray(all) && { requests: all.map((item) => fill(item, machine)) }),
    ...(typeof root === 'string' && { root: toOwnFolder(root, machine.folders) }),
  };
  return { ...filled, ...questionOf(answer, machine.consents) };
}

function questionOf({ id, question }: Readonly<Record<string, unknown>>, consents: RunConsents) {
  const own = isObject(question) && typeof id === 'string' ? consents.questionOf(id) : undefined;
  if (own === undefined) return {};
  const { expiresAt, ...rest } = own;
  return { question: { ...rest, expiresAt: toInstantOrNull(expiresAt ?? null) } };
}

function toOwnFolder(root: string, folders: ProjectFolders): string {
  const named = folders.list().find((projectId) => root.startsWith(toPlaced(projectId)));
  return named === undefined ? root : `${folders.find(named)}${root.slice(toPlaced(named).length)}`;
}
