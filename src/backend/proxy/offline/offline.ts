/**
 * What an account can do without its server: start, stop and add time, and see what was read last. With a connection writes
 * of time wait until those before them were sent.
 */

import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { AccountLine } from '../../../contract/events.ts';
import { outboxFolderName } from '../../../contract/local/backend-names.ts';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { type Text, text } from '../../../words/text.ts';
import type { Timer } from '../../contexts/time/timer/timer.schema.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import { expectedVersion } from '../../platform/http/versions.ts';
import type { Account } from '../account-file.ts';
import { askBySession } from '../ask-by-session.ts';
import { askServer, type ForwardPorts, patienceMs, sendAnswer } from '../forward.ts';
import { readBounded } from '../read-bounded.ts';
import { type CheckedLink, describeSkew } from '../same-api.ts';
import type { Forwarded } from '../server-link.ts';
import { createDiscardedStarts, type DiscardedStarts } from './discarded-starts.ts';
import { type KeptReads, keptReadsName, openKeptReads, pathOf } from './kept-reads.ts';
import { discardPath, learnChange, timerPath } from './learn-change.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { openOutboxItems } from './outbox-items.ts';
import type { Queue, UncheckedTimer } from './queue-writes.ts';
import { createReadAhead } from './read-ahead.ts';
import { readKept } from './read-kept.ts';
import { createSendWrite, isAway, isUnreached, wasSent, withTimerOf } from './send-write.ts';
import { canWait, idOf, meantChangeOf, queuedRoutes, withId } from './waiting-routes.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export interface OfflinePorts extends ForwardPorts {
  readonly link: CheckedLink;
  /** The data folder of the account. */
  readonly directory: string;
  readonly clock: () => number;
  readonly retryMs?: number | undefined;
  /** Whether it reads, by itself, what a time without a connection needs. */
  readonly readsAhead?: boolean;
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
const discardedFolderName = 'discarded';

export function openOffline(ports: OfflinePorts): Offline {
  const { link, session, state } = ports;
  const listeners = new Set<(line: AccountLine) => void>();
  const reads = openKeptReads(path.join(ports.directory, keptReadsName));
  session.onEnded(() => reads.clear());
  const tell = () => {
    for (const listener of listeners) listener(line());
  };
  const outbox = openOutbox(ports, reads, tell);
  const line = (): AccountLine => ({
    server: link.host,
    connected: state.connected,
    skew: link.skew,
    waiting: outbox.waiting.length,
    refused: outbox.refused.length,
  });
  const drain = () => inBackground(outbox.drain(), 'Writes that wait');
  state.onChange((connected) => {
    tell();
    if (connected) drain();
  });
  link.onSkew(tell);
  // Before anything is sent: what a kill left there is known by what waits.
  const discarded = openDiscarded(ports, outbox);
  if (outbox.waiting.length > 0) drain();
  const loadQueue = queueLoader(ports, { outbox, reads, discarded });
  const readAhead = openReadAhead(ports, reads);
  const shared: Shared = { ports, reads, outbox, discarded, loadQueue, readAhead };

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
  reads: KeptReads,
  onChange: () => void,
): Outbox {
  const items = openOutboxItems(path.join(directory, outboxFolderName), (error) =>
    log.error({ err: error }, 'a write that waits'),
  );
  const person = () => namesOf(session.account());
  const learn = (path: string, reply: unknown) => learnChange(reads, { path, reply, at: clock() });
  const send = createSendWrite({ link, session, state, learn });
  return createOutbox({ items, state, host: link.host, person, send, onChange, retryMs });
}

/** They are looked at, and dropped, by the same rules as what waits. */
function openDiscarded({ session, clock, log, directory }: OfflinePorts, outbox: Outbox): DiscardedStarts {
  const items = openOutboxItems(path.join(directory, discardedFolderName), (error) =>
    log.error({ err: error }, 'a start that was discarded'),
  );
  const isInOutbox = (entryId: unknown) => outbox.has(entryId);
  return createDiscardedStarts(items, { clock, person: () => namesOf(session.account()), isInOutbox });
}

/** An account of an earlier version is known by its address alone. */
function namesOf({ identityId, email, organizationId }: Account): readonly [string, ...string[]] {
  const byAddress = `${email} of ${organizationId}`;
  return identityId === undefined ? [byAddress] : [`${identityId} of ${organizationId}`, byAddress];
}

function openReadAhead({ link, session, clock, readsAhead }: OfflinePorts, reads: KeptReads) {
  if (readsAhead !== true) return async () => undefined;
  const ask = async (request: Forwarded) => await askBySession(request, { link, session });
  return createReadAhead({ reads, clock, longestBytes: longestAnswerBytes, ask });
}

/** With the schemas of the server's routes, which nobody needs while there is a connection. */
function queueLoader(
  { link, clock }: OfflinePorts,
  { outbox, reads, discarded }: Pick<Shared, 'outbox' | 'reads' | 'discarded'>,
): () => Promise<Queue> {
  // process-local: made when first needed; on several: nothing, it holds no state.
  let loading: Promise<Queue> | undefined;
  return async () => {
    loading ??= import('./queue-writes.ts').then(({ createQueue }) =>
      createQueue({
        outbox,
        host: link.host,
        clock,
        discarded,
        findTimer: () => findTimer(reads),
        findDiscarded: () => parseJson(reads.find(discardPath)?.body),
        listPages: () => listPages(reads),
        findUserId: () => findUserId(reads),
      }),
    );
    return await loading;
  };
}

interface Shared {
  readonly ports: OfflinePorts;
  readonly reads: KeptReads;
  readonly outbox: Outbox;
  readonly discarded: DiscardedStarts;
  readonly loadQueue: () => Promise<Queue>;
  readonly readAhead: () => Promise<void>;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function write(shared: Shared, route: string, { request, reply }: Exchange): Promise<unknown> {
  const { ports, reads } = shared;
  const at = ports.clock();
  const { path, query } = readUrl(request);
  const body = withId(route, parseBody(request.body));
  if (!canWait(route, body)) return sendAnswer(reply, await askServer(request, reply, { ports }));
  const isHere = isDiscardedHere(shared, route, body);
  const isTurn = !isHere && (await isSent(shared));
  // Asked for each time: what the timer is now goes on without a connection.
  const params = new URLSearchParams(query);
  if (withTimerOf(path) !== '') params.set('withTimer', 'true');
  const asked = { ...bodyOf(body), path: params.size === 0 ? path : `${path}?${params}` };
  const found = isTurn ? await findAnswer(shared, { request, reply }, asked) : notSent;
  if (found.answer) return await sendAndLearn(reads, found.answer, { path, reply, at });
  const queue = await shared.loadQueue();
  const kept = queue.routes.get(route)?.({
    at,
    attempted: found.wasSent,
    body,
    zone: query.get('zone') ?? undefined,
    withTimer: query.get('withTimer') === 'true',
    entryId: idOf(request.params),
    version: expectedVersion(request),
  });
  if (isHere) inBackground(shared.outbox.drain(), 'Writes that wait');
  if (kept === undefined) throw new ApiError('internal', text`${route} has nothing that waits.`);
  return reply.code(kept.status).send(kept.body);
}

/** Undone here, connection or not: the server has not heard of it, or not of its undo. */
function isDiscardedHere({ discarded }: Shared, route: string, body: unknown): boolean {
  const change = meantChangeOf(route, body);
  return change !== undefined && (discarded.find(change) ?? discarded.findUndone(idOf(body))) !== undefined;
}

function bodyOf(body: unknown): { readonly body: Buffer } {
  return { body: Buffer.from(JSON.stringify(body)) };
}

function readUrl(request: FastifyRequest): { readonly path: string; readonly query: URLSearchParams } {
  const url = request.raw.url ?? '';
  return { path: pathOf(url), query: new URLSearchParams(url.split('?')[1] ?? '') };
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
  { path, reply, at }: { readonly path: string; readonly reply: FastifyReply; readonly at: number },
): Promise<FastifyReply> {
  if (!answer.ok || answer.body === null) return sendAnswer(reply, answer);
  const text = await readAnswer(answer);
  learnChange(reads, { path, reply: parseJson(text), at });
  return sendAnswer(reply, new Response(text, answer));
}

async function read(shared: Shared, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { ports, reads } = shared;
  const url = request.raw.url ?? '';
  const isTimer = pathOf(url) === timerPath;
  if (isTimer && !(await isSent(shared))) return await showTimer(shared, url);
  const { answer } = await findAnswer(shared, { request, reply });
  if (answer) return await sendAndKeep(reads, answer, { request, reply, at: ports.clock() });
  if (isTimer) return await showTimer(shared, url);
  const kept = readKept(reads, url);
  if (kept === undefined) throw new ApiError('unavailable', sayWhy(ports.link));
  const ageSeconds = Math.max(0, Math.round((ports.clock() - kept.at) / 1_000));
  return reply.header('age', ageSeconds).type('application/json').send(kept.body);
}

function sayWhy({ host, skew }: CheckedLink): Text {
  return skew === null ? text`There is no connection to ${host}.` : describeSkew(skew, host);
}

interface Found {
  /** Undefined where there is no connection. */
  readonly answer?: Response;
  /** The server may have done it, whatever was answered. */
  readonly wasSent: boolean;
}

const notSent: Found = { wasSent: false };

/** @throws ApiError `signed_out` */
async function findAnswer(
  { ports, readAhead }: Shared,
  { request, reply }: Exchange,
  changed: Partial<Pick<Forwarded, 'path' | 'body'>> = {},
): Promise<Found> {
  try {
    const answer = await askServer(request, reply, { ports, limitMs: patienceMs, changed });
    if (!isAway(answer)) {
      inBackground(readAhead(), 'Reading for a time without a connection');
      return { answer, wasSent: true };
    }
    await answer.body?.cancel();
    return { wasSent: true };
  } catch (error) {
    // Who asked has hung up: nothing is kept for them.
    if (!isUnreached(error) || reply.raw.destroyed) throw error;
    return { wasSent: wasSent(error) };
  }
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
  const url = request.raw.url ?? '';
  reads.keep({ url: pathOf(url) === timerPath ? timerPath : url, at, body });
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
  const latest = reads.find(timerPath);
  return latest && { timer: parseJson(latest.body), at: latest.at };
}

function listPages(reads: KeptReads): readonly unknown[] {
  return reads
    .list()
    .filter(({ url }) => pathOf(url) === '/api/v1/time-entries')
    .map(({ body }) => parseJson(body));
}

function findUserId(reads: KeptReads): string | undefined {
  const me = parseJson(reads.find('/api/v1/users/me')?.body);
  return typeof me === 'object' && me !== null && 'id' in me && typeof me.id === 'string' ? me.id : undefined;
}

function parseBody(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  const parsed = parseJson(body.toString('utf8'));
  if (parsed === undefined) throw new ApiError('malformed', 'The body is no JSON.');
  return parsed;
}
