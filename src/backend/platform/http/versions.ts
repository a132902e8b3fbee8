/** Optimistic locking: a record's version is its ETag, `If-Match` refuses a change to a newer one (RFC 9110 §13.1.1). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from './api-error.ts';

export function setEtag(reply: FastifyReply, record: { readonly version: number }): void {
  reply.header('etag', `"${record.version}"`);
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
      `The record has changed since: it is at version ${current.version}, you sent ${expected}.`,
    );
  }
}
