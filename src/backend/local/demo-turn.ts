/**
 * Whose turn it is to make a demo: the process that holds the lock beside its folder. Not inside, since making it
 * replaces the folder.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDirectory } from '../platform/db/durable-files.ts';
import { type FileLock, tryLockFile } from '../platform/db/file-lock.ts';

/** A build takes some twenty seconds on a busy machine. */
const turnLimitMs = 120_000;
const pollMs = 50;

const fileOf = (dataDirectory: string) => `${dataDirectory}.making.lock`;

export async function takeDemoTurn(dataDirectory: string): Promise<FileLock> {
  makeDirectory(path.dirname(dataDirectory));
  const deadline = performance.now() + turnLimitMs;
  for (;;) {
    const turn = tryLockFile(fileOf(dataDirectory));
    if (turn !== undefined) return turn;
    if (performance.now() > deadline)
      throw new Error('Another Vireo process is building the demo and does not end.');
    await delay(pollMs);
  }
}

export function isDemoBeingMade(dataDirectory: string): boolean {
  if (!existsSync(fileOf(dataDirectory))) return false;
  const turn = tryLockFile(fileOf(dataDirectory));
  turn?.release();
  return turn === undefined;
}
