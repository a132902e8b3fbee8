/**
 * `Prefer: wait=N` (RFC 7240 §4.3): who asks for work that goes on by itself may wait for its end up to N seconds, and
 * gets what is there then. The answer says by `Preference-Applied` that it was heeded.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventHub } from '../events/event-hub.ts';

const longestSeconds = 60;

/** Whole seconds, at most 60; undefined where it is not preferred, or not said as the standard says it. */
export function parsePreferWait(header: string | readonly string[] | undefined): number | undefined {
  const preferences = [header ?? []].flat().join(',').split(',');
  for (const preference of preferences) {
    const [token = ''] = preference.split(';');
    const match = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*$/i.exec(token);
    // The first of several counts.
    if (match) return Math.min(longestSeconds, Number(match[1]));
  }
  return undefined;
}

export interface Awaited<T> {
  readonly hub: EventHub;
  readonly organizationId: string;
  /** Of the record whose events are waited for. */
  readonly id: string;
  load(): Promise<T>;
  isOver(record: T): boolean;
}

/** The record, once it is over or the time is; undefined where the request prefers no waiting. */
export async function waitIfPreferred<T>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  awaited: Awaited<T>,
): Promise<T | undefined> {
  const seconds = parsePreferWait(request.headers['prefer']);
  if (seconds === undefined) return undefined;
  reply.header('preference-applied', `wait=${seconds}`);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const until = AbortSignal.any([AbortSignal.timeout(seconds * 1_000), request.server.closing, gone.signal]);
  return await waitUntilOver(awaited, until);
}

async function waitUntilOver<T>(
  { hub, organizationId, id, load, isOver }: Awaited<T>,
  until: AbortSignal,
): Promise<T> {
  let changed = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => {
    if (until.aborted) resolve();
    until.addEventListener('abort', () => resolve(), { once: true });
  });
  // Before the first look, so that no change falls between.
  const end = hub.subscribe(organizationId, (notification) => {
    if ('type' in notification && notification.id === id) changed.resolve();
  });
  try {
    let record = await load();
    while (!isOver(record) && !until.aborted) {
      await Promise.race([changed.promise, ended]);
      changed = Promise.withResolvers();
      record = await load();
    }
    return record;
  } finally {
    end();
  }
}
