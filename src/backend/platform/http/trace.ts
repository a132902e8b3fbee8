/** One id for all that a request causes: the caller's own W3C `traceparent`, or a new one. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const traceparent = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

export function traceIdOf(request: IncomingMessage): string {
  const header = request.headers['traceparent'];
  const given = typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined;
  return given ?? newTraceId();
}

export const traceHeader = 'x-trace-id';
/** Major version of the API that answers. */
export const apiVersionHeader = 'x-api-version';
