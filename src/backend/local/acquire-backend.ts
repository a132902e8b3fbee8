/** Acquires the lock of a data directory, or finds the backend that holds it and serves. */
import { setTimeout as delay } from 'node:timers/promises';
import { findRunning, type RunningBackend } from '../../connection/index.ts';
import { DatabaseError } from '../platform/db/database-error.ts';
import { isDemoBeingMade } from './demo-turn.ts';
import { type BackendLock, tryBackendLock } from './lock.ts';

interface WaitLimits {
  /** An older backend finishes its requests before it ends; a starting one opens its store. */
  readonly holderMs: number;
  /** Less than a client waits for a start, so that it hears why. */
  readonly demoMs: number;
}

const defaultLimits: WaitLimits = { holderMs: 20_000, demoMs: 55_000 };
const pollMs = 50;

export async function acquireBackend(
  directory: string,
  { holderMs, demoMs }: WaitLimits = defaultLimits,
): Promise<BackendLock | RunningBackend> {
  const began = performance.now();
  for (;;) {
    const turn = tryBackendLock(directory) ?? (await findRunning(directory));
    if (turn) {
      return turn;
    }
    const waitedMs = performance.now() - began;
    if (waitedMs >= holderMs && (waitedMs >= demoMs || !isDemoBeingMade(directory))) {
      throw new DatabaseError('locked', 'Another Vireo process holds the data and does not answer.');
    }
    await delay(pollMs);
  }
}
