/** Takes a data folder for a restore: the backend that serves it ends in order, and none begins. */

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endRunning } from '../../../connection/index.ts';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { makeDirectory } from '../../platform/db/durable-files.ts';
import { tryLockFile } from '../../platform/db/file-lock.ts';
import { tryBackendLock } from '../lock.ts';

/** It finishes its requests first; windows start others in the meantime, which are asked to end as well. */
const waitMs = 60_000;
/** Faster than a backend that waits for its turn. */
const pollMs = 5;

export async function takeDataFolder(data: string): Promise<{ release(): void }> {
  makeDirectory(data);
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    const lock = tryBackendLock(data);
    if (lock) return withStoreLock(data, lock);
    // Gone between being found and being asked, it answers no more; the lock says whether it still runs.
    await endRunning(data).catch((error: unknown) => ignore(error, 'asked again until the time is up'));
    await delay(pollMs);
  }
  throw new BackupError('busy', 'The Vireo service does not end: close all windows of Vireo and try again.');
}

/** Also kept from a program that opens the database without the backend. */
function withStoreLock(data: string, lock: { release(): void }): { release(): void } {
  const store = tryLockFile(path.join(data, `${practiceFileName}.lock`));
  if (!store) {
    lock.release();
    throw new BackupError('busy', 'Another Vireo process has the database open: end it and try again.');
  }
  const release = () => {
    store.release();
    lock.release();
  };
  return { release };
}
