/**
 * Requests of agents as this machine shows and answers them. What a run here waits for is shown as it asked, whatever the server
 * says that it asks; and what is answered here is noted before the server hears of it.
 */
import type { FastifyRequest, RouteShorthandOptions } from 'fastify';
import { toPlaced } from '../../../contract/runner/placed-project.ts';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { agentAnswerSchema } from '../../../contract/work/agent-run.ts';
import type { KeptCheckpoint } from '../../../workspace/runs/kept/kept-record.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import { toInstantOrNull } from '../../platform/http/instant.ts';
import { type Handler, idOf, isObject, parseObject, readPayload } from './json-payload.ts';
import { noteEach, noteReplay, noteRun } from './note-asked.ts';
import type { Machine } from './open-machine.ts';
import type { ProjectFolders } from './project-folders.ts';
import type { RunConsents } from './run-consents.ts';

type Kept = Pick<Machine, 'askedHere' | 'consents' | 'folders' | 'identity' | 'listKept'>;

export interface RequestRoute {
  readonly handler: Handler;
  readonly options: Pick<RouteShorthandOptions, 'onSend'>;
}

const requests = '/api/v1/requests';
const checkpoints = `${requests}/:id/checkpoints`;

/** Of what each route does here beside what the server does; all of them show requests. */
const changes: Readonly<Record<string, (machine: Kept, handler: Handler) => Handler>> = {
  [`GET ${requests}`]: shown,
  [`GET ${requests}/:id`]: shown,
  [`GET ${checkpoints}`]: shown,
  'GET /api/v1/request-groups/:id': shown,
  [`POST ${requests}/:id/cancel`]: shown,
  [`POST ${requests}/:id/retry`]: shown,
  'POST /api/v1/projects/:id/requests': noteRun,
  [`POST ${requests}/:id/replay`]: noteReplay,
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
      async onSend(request, reply, payload) {
        if (reply.statusCode >= 300) return payload;
        const text = await readPayload(payload);
        if (text === undefined) return payload;
        reply.removeHeader('content-length');
        const answer = parseJson(text);
        if (route === `GET ${checkpoints}`)
          return JSON.stringify(fillCopies(answer, await machine.listKept(idOf(request) ?? '')));
        noteEach(machine, answer);
        return JSON.stringify(fill(requireNamed(answer, shownRun(route, request)), machine));
      },
    },
  };
}

function shown(_machine: Kept, handler: Handler): Handler {
  return handler;
}

/** The run that a route shows under the id by which it is asked for. */
function shownRun(route: string, request: FastifyRequest): string | undefined {
  return route === `GET ${requests}/:id` || /\/(?:answer|cancel|retry)$/.test(route)
    ? idOf(request)
    : undefined;
}

/** What a window decides on is the request that it has asked for. @throws ApiError `unavailable` */
function requireNamed(answer: unknown, run: string | undefined): unknown {
  if (run === undefined || !isObject(answer) || !isObject(answer['question'])) return answer;
  const { id } = answer;
  if (typeof id !== 'string' || id.toLowerCase() !== run)
    throw new ApiError('unavailable', 'The server answered with another request than the one asked for.');
  return answer;
}

function noteAnswer({ consents, identity }: Kept, handler: Handler): Handler {
  return async (request, reply) => {
    const run = idOf(request) ?? '';
    const body = parseObject(request.body);
    const { data: answer } = agentAnswerSchema.safeParse(body);
    const asking = consents.questionOf(run);
    if (answer === undefined || asking === undefined || answer.question !== asking.question.id)
      return await handler(request, reply);
    const before = consents.answerOf(run)?.answer;
    consents.answer(run, answer);
    // The server takes a yes of who asked from the machine that runs it alone.
    request.body = Buffer.from(JSON.stringify({ ...body, machine: identity().id }));
    const answered = await handler(request, reply);
    // It waits for no answer any more, or takes none of this person: what another window said stays.
    if (reply.statusCode >= 400 && reply.statusCode < 500) consents.setAnswer(run, before);
    else if (reply.statusCode < 300) consents.settle(run, answer);
    return answered;
  };
}

function noteRestore({ consents }: Kept, handler: Handler): Handler {
  return async (request, reply) => {
    const run = idOf(request) ?? '';
    consents.wantRestore(run);
    try {
      return await handler(request, reply);
    } finally {
      // One press is for one time, whatever came of it.
      consents.dropRestore(run);
    }
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

/** A question is this machine's own, or of a request that says which one it is. */
function questionOf({ id, question }: Readonly<Record<string, unknown>>, consents: RunConsents) {
  if (!isObject(question)) return {};
  if (typeof id !== 'string') return { question: null };
  const own = consents.questionOf(id.toLowerCase());
  if (own === undefined) return {};
  const { expiresAt, ...rest } = own.question;
  return { projectId: own.projectId, question: { ...rest, expiresAt: toInstantOrNull(expiresAt ?? null) } };
}

/** Of the checkpoints of a run, at which a copy of the project is kept on this machine. */
function fillCopies(answer: unknown, kept: readonly KeptCheckpoint[]): unknown {
  if (!isObject(answer) || !Array.isArray(answer['items']) || kept.length === 0) return answer;
  const before = new Map(kept.map((one) => [one.id, one.before]));
  const items = answer['items'].flatMap((item: unknown) => {
    const title = isObject(item) && typeof item['id'] === 'string' ? before.get(item['id']) : undefined;
    return isObject(item) && title !== undefined ? [{ ...item, before: title, copy: 'kept' }] : [];
  });
  return { ...answer, items };
}

function toOwnFolder(root: string, folders: ProjectFolders): string {
  const named = folders.list().find((projectId) => root.startsWith(toPlaced(projectId)));
  return named === undefined ? root : `${folders.find(named)}${root.slice(toPlaced(named).length)}`;
}
