/**
 * What a caller reads of its limits: X-RateLimit-Limit, -Remaining and -Reset (seconds until all uses are there again) of the
 * limit that is nearest. Retry-After comes with the refusal.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Text, text } from '../../../../words/text.ts';
import type { Limited } from '../../limits/limits.ts';
import { LimitError } from '../api-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the limit that is nearest; undefined where none was counted. */
    limited: Limited | undefined;
  }
}

export function registerLimitHeaders(app: FastifyInstance): void {
  app.decorateRequest('limited', undefined);
  app.addHook('onSend', async ({ limited }, reply) => {
    if (limited === undefined) return;
    reply
      .header('x-ratelimit-limit', limited.limit)
      .header('x-ratelimit-remaining', limited.remaining)
      .header('x-ratelimit-reset', Math.ceil(limited.resetMs / 1_000));
  });
}

export function noteLimit(request: FastifyRequest, limited: Limited): void {
  const nearest = request.limited;
  if (nearest === undefined || isNearer(limited, nearest)) request.limited = limited;
}

/** One that refuses is nearer than any that allows. */
function isNearer(one: Limited, other: Limited): boolean {
  return one.isAllowed === other.isAllowed ? one.remaining < other.remaining : !one.isAllowed;
}

/** @param what begins the sentence: `This key` @throws LimitError */
export function requireAllowed(limited: Limited, what: Text): void {
  if (limited.isAllowed) return;
  throw new LimitError(text`${what} may ask ${limited.limit} times a minute`, limited.waitMs);
}
