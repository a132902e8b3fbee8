/** Acquires the lock of a data directory, or finds the backend that holds it and serves. */
import { setTimeout as delay } from 'node:timers/promises';
import { findRunning, type RunningBackend } from '../../connection/index.ts';
import { DatabaseError } from '../platform/db/database-error.ts';
import { type BackendLock, tryBackendLock } from './lock.ts';

/** An older backend finishes its requests before it ends; a starting one opens its store. */
const waitForHolderMs = 20_000;
const pollMs = 50;

export async function acquireBackend(directory: string): Promise<BackendLock | RunningBackend> {
  const deadline = performance.now() + waitForHolderMs;
  while (performance.now() < deadline) {
    const turn = tryBackendLock(directory) ?? (await findRunning(directory));
    if (turn) {
      return turn;
    }
    await delay(pollMs);
  }
  throw new DatabaseError('locked', 'Another Vireo process holds the data and does not answer.');
}
