/** Routes whose writes wait while there is no connection, and what of their bodies can. */
import { v7 as newId } from 'uuid';
import type { Change } from './discarded-starts.ts';

const noteRoute = 'PATCH /api/v1/time-entries/:id';
const undoRoute = 'POST /api/v1/time-entries/undo';
/** Their request has an id of its own, made by the client. */
const madeRoutes: readonly string[] = [
  'POST /api/v1/timer',
  'POST /api/v1/timer/resume',
  'POST /api/v1/timer/stop',
  'POST /api/v1/timer/discard',
  'POST /api/v1/time-entries',
  undoRoute,
];
export const queuedRoutes: ReadonlySet<string> = new Set([...madeRoutes, noteRoute]);

/** A note alone, and an undo that names its change: all else is the server's to do. */
export function canWait(route: string, body: unknown): boolean {
  if (route === undoRoute) return meantChangeOf(route, body) !== undefined;
  return route !== noteRoute || (isRecord(body) && Object.keys(body).join() === 'note');
}

/** That an undo names. */
export function meantChangeOf(route: string, body: unknown): Change | undefined {
  const change = route === undoRoute && isRecord(body) ? body['change'] : undefined;
  if (!isRecord(change)) return undefined;
  const { entryId, version } = change;
  return typeof entryId === 'string' && typeof version === 'number' ? { entryId, version } : undefined;
}

/** The same in each attempt: what was done without an answer is not done again. */
export function withId(route: string, body: unknown): unknown {
  const isMade = madeRoutes.includes(route) && isRecord(body) && !('id' in body);
  return isMade ? { id: newId(), ...body } : body;
}

export function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
