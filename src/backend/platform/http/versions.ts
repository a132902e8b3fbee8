/**
 * Optimistic locking: a record's version is its ETag, `If-Match` refuses a change to a newer one (RFC 9110 §13.1.1),
 * and a read with `If-None-Match` of the version that is there is answered by 304 alone, unless it tells more than the record.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { text } from '../../../words/text.ts';
import { ApiError } from './api-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Beside the record it tells what changes without its version: that says nothing of the whole answer. */
    readonly tellsMore?: true;
  }
}

export function setEtag(reply: FastifyReply, record: { readonly version: number }): void {
  reply.header('etag', `"${record.version}"`);
}

function namesEtag(header: string | undefined, etag: unknown): boolean {
  const names = header?.split(',').map((name) => name.trim().replace(/^W\//, '')) ?? [];
  return typeof etag === 'string' && (names.includes(etag) || names.includes('*'));
}

export function registerConditionalReads(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' && reply.statusCode === 200;
    const tellsMore = request.routeOptions.config.tellsMore === true;
    if (isRead && !tellsMore && namesEtag(request.headers['if-none-match'], reply.getHeader('etag'))) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return null;
    }
    return payload;
  });
}

/** The version that the caller saw last; undefined when the request does not say. */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') {
    return undefined;
  }
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header);
  if (!match) {
    throw new ApiError('malformed', 'If-Match must be the ETag of the record, e.g. "3".', [
      { field: 'If-Match', issue: 'is not an ETag of this API' },
    ]);
  }
  return Number(match[1]);
}

export function requireVersion(current: { readonly version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== current.version) {
    throw new ApiError(
      'stale_version',
      text`The record has changed since: it is at version ${current.version}, you sent ${expected}.`,
    );
  }
}
