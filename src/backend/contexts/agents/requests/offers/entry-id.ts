import { createHash } from 'node:crypto';

/**
 * Id of the entry that a request's time is recorded by: the same each time, so that it is recorded once, whoever sends
 * it how often. A UUIDv7 of the request's own millisecond.
 * @param requestId a UUIDv7
 */
export function entryIdOf(requestId: string): string {
  const digest = createHash('sha256').update(`time of request ${requestId}`).digest('hex');
  return `${requestId.slice(0, 14)}7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
