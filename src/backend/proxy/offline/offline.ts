/**
 * What an account can do without its server: start, stop and add time, and see what was read last. With a connection writes
 * of time wait until those before them were sent.
 */

import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { AccountLine } from '../../../contract/events.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import { askServer, type ForwardPorts, patienceMs, sendAnswer } from '../forward.ts';
import { parseJson, readBounded } from '../read-bounded.ts';
import { type KeptReads, openKeptReads, pathOf } from './kept-reads.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { openOutboxItems } from './outbox-items.ts';
import type { Queue, UncheckedTimer } from './queue-writes.ts';
import { createSendWrite, isAway, isUnreached } from './send-write.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export interface OfflinePorts extends ForwardPorts {
  /** The data folder of the account. */
  readonly directory: string;
  readonly clock: () => number;
  readonly retryMs?: number | undefined;
  readonly log: { error(details: object, message: string): void };
}

export interface Offline {
  readonly outbox: Outbox;
  /** Undefined where a route is not answered without the server. */
  handlerOf(route: string): Handler | undefined;
  line(): AccountLine;
  /** Calls back at each change, until what is returned is called. */
  onLine(listener: (line: AccountLine) => void): () => void;
  end(): void;
}

/** A page of 500 entries with long notes. */
const longestAnswerBytes = 16 * 1024 * 1024;
const timerPath = '/api/v1/timer';
const queuedRoutes: ReadonlySet<string> = new Set([
  `POST ${timerPath}`,
  `POST ${timerPath}/resume`,
  `POST ${timerPath}/stop`,
  'POST /api/v1/time-entries',
]);

export function openOffline(ports: OfflinePorts): Offline {
  const { link, state } = ports;
  const listeners = new Set<(line: AccountLine) => void>();
  const reads = openKeptReads(path.join(ports.directory, 'kept-reads'));
  const tell = () => {
    for (const listener of listeners) listener(line());
  };
  const outbox = openOutbox(ports, tell);
  const line = (): AccountLine => ({
    server: link.host,
    connected: state.connected,
    waiting: outbox.waiting.length,
    refused: outbox.refused.length,
  });
  const drain = () => inBackground(outbox.drain(), 'Writes that wait');
  state.onChange((connected) => {
    tell();
    if (connected) drain();
  });
  if (outbox.waiting.length > 0) drain();
  const shared: Shared = { ports, reads, outbox, loadQueue: queueLoader(ports, { outbox, reads }) };

  return {
    outbox,
    line,
    onLine(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    handlerOf(route) {
      if (queuedRoutes.has(route)) return (request, reply) => write(shared, route, { request, reply });
      const [method, url = ''] = route.split(' ');
      if (method !== 'GET' || !reads.holds(url)) return undefined;
      return (request, reply) => read(shared, request, reply);
    },
    end() {
      outbox.end();
      state.end();
    },
  };
}

function openOutbox(
  { link, session, state, clock, log, directory, retryMs }: OfflinePorts,
  onChange: () => void,
): Outbox {
  const items = openOutboxItems(path.join(directory, 'outbox'), (error) =>
    log.error({ err: error }, 'a write that waits'),
  );
  const person = () => `${session.account().email} of ${session.account().organizationId}`;
  const send = createSendWrite({ link, session, state });
  return createOutbox({ items, state, host: link.host, person, clock, send, onChange, retryMs });
}

/** With the schemas of the server's routes, which nobody needs while there is a connection. */
function queueLoader(
  { link, clock }: OfflinePorts,
  { outbox, reads }: Pick<Shared, 'outbox' | 'reads'>,
): () => Promise<Queue> {
  // process-local: made when first needed; on several: nothing, it holds no state.
  let loading: Promise<Queue> | undefined;
  return async () => {
    loading ??= import('./queue-writes.ts').then(({ createQueue }) =>
      createQueue({
        outbox,
        host: link.host,
        clock,
        findTimer: () => findTimer(reads),
        listPages: () => listPages(reads),
      }),
    );
    return await loading;
  };
}

interface Shared {
  readonly ports: OfflinePorts;
  readonly reads: KeptReads;
  readonly outbox: Outbox;
  readonly loadQueue: () => Promise<Queue>;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function write(shared: Shared, route: string, { request, reply }: Exchange): Promise<unknown> {
  const { ports, reads } = shared;
  const answer = (await isSent(shared)) ? await findAnswer(shared, request, reply) : undefined;
  if (answer) return await sendAndLearn(reads, answer, { request, reply, at: ports.clock() });
  const queue = await shared.loadQueue();
  const query = new URLSearchParams(request.raw.url?.split('?')[1] ?? '');
  const kept = queue.routes.get(route)?.({
    body: parseBody(request.body),
    zone: query.get('zone') ?? undefined,
    withTimer: query.get('withTimer') === 'true',
  });
  if (kept === undefined) throw new ApiError('internal', `${route} has nothing that waits.`);
  return reply.code(kept.status).send(kept.body);
}

/** Whether nothing waits any more. @throws ApiError `signed_out` */
async function isSent({ outbox, ports: { state, session } }: Shared): Promise<boolean> {
  if (await outbox.drain()) return true;
  if (state.connected) await session.accessToken();
  return false;
}

/** What a reply to a change says of the timer is the latest of it. */
async function sendAndLearn(
  reads: KeptReads,
  answer: Response,
  { request, reply, at }: Exchange & { readonly at: number },
): Promise<FastifyReply> {
  if (!answer.ok || answer.body === null) return sendAnswer(reply, answer);
  const text = await readAnswer(answer);
  const said = parseJson(text);
  const timer = typeof said === 'object' && said !== null && 'timer' in said ? said.timer : undefined;
  const zone = new URLSearchParams(request.raw.url?.split('?')[1] ?? '').get('zone');
  const url = zone === null ? timerPath : `${timerPath}?zone=${encodeURIComponent(zone)}`;
  if (timer) reads.keep({ url, at, body: JSON.stringify(timer) });
  return sendAnswer(reply, new Response(text, answer));
}

async function read(shared: Shared, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { ports, reads } = shared;
  const url = request.raw.url ?? '';
  const isTimer = pathOf(url) === timerPath;
  if (isTimer && !(await isSent(shared))) return await showTimer(shared, url);
  const answer = await findAnswer(shared, request, reply);
  if (answer) return await sendAndKeep(reads, answer, { request, reply, at: ports.clock() });
  if (isTimer) return await showTimer(shared, url);
  const kept = reads.find(url);
  if (kept === undefined) throw new ApiError('unavailable', `There is no connection to ${ports.link.host}.`);
  const ageSeconds = Math.max(0, Math.round((ports.clock() - kept.at) / 1_000));
  return reply.header('age', ageSeconds).type('application/json').send(kept.body);
}

/** Undefined where there is no connection. @throws ApiError `signed_out`: what was read goes with the session */
async function findAnswer(
  { ports, reads }: Shared,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Response | undefined> {
  try {
    const answer = await askServer(request, reply, { ports, limitMs: patienceMs });
    if (!isAway(answer)) return answer;
    await answer.body?.cancel();
  } catch (error) {
    if (ApiError.is(error) && error.code === 'signed_out') reads.clear();
    // Who asked has hung up: nothing is kept for them.
    if (!isUnreached(error) || reply.raw.destroyed) throw error;
  }
  return undefined;
}

async function showTimer({ loadQueue }: Shared, url: string): Promise<Timer> {
  const queue = await loadQueue();
  return queue.timer(new URLSearchParams(url.split('?')[1] ?? '').get('zone') ?? undefined);
}

async function sendAndKeep(
  reads: KeptReads,
  answer: Response,
  { request, reply, at }: Exchange & { readonly at: number },
): Promise<FastifyReply> {
  if (answer.status !== 200) return sendAnswer(reply, answer);
  const body = await readAnswer(answer);
  reads.keep({ url: request.raw.url ?? '', at, body });
  return sendAnswer(reply, new Response(body, answer));
}

/** @throws ApiError `unavailable` where it is longer than any page of ours */
async function readAnswer(answer: Response): Promise<string> {
  const text = await readBounded(answer, longestAnswerBytes);
  if (text === undefined)
    throw new ApiError('unavailable', 'The answer of the server broke off, or is too long.');
  return text;
}

/** What the server said is not trusted to be a timer before it fits. */
function findTimer(reads: KeptReads): UncheckedTimer | undefined {
  const [latest] = reads
    .list()
    .filter(({ url }) => pathOf(url) === timerPath)
    .toSorted((one, other) => other.at - one.at);
  return latest && { timer: parseJson(latest.body), at: latest.at };
}

function listPages(reads: KeptReads): readonly unknown[] {
  return reads
    .list()
    .filter(({ url }) => pathOf(url) === '/api/v1/time-entries')
    .map(({ body }) => parseJson(body));
}

function parseBody(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  const parsed = parseJson(body.toString('utf8'));
  if (parsed === undefined) throw new ApiError('malformed', 'The body is no JSON.');
  return parsed;
}
