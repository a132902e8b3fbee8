/** The temporary folder of one mocha: in memory where that serves as well as a disk. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findMemoryFolder } from '../../src/backend/testing/memory-folder.ts';

/** Several editors side by side, each with a browser's profile. */
const neededBytes = 6 * 1024 ** 3;

export function makeScratch(): string {
  const memory = findMemoryFolder(neededBytes);
  if (memory !== undefined && os.freemem() > neededBytes) {
    const scratch = makeBelow(memory);
    if (runsPrograms(scratch)) return scratch;
    removeScratch(scratch);
  }
  return makeBelow(os.tmpdir());
}

/** Its name is short: Unix sockets live below it, and their paths end at 108 bytes. */
function makeBelow(folder: string): string {
  const scratch = mkdtempSync(path.join(folder, 'vt-'));
  // PostgreSQL, which as root runs as another user, passes through here.
  chmodSync(scratch, 0o711);
  return scratch;
}

/** Also what a test did not remove, or a process is still writing while it ends. */
export function removeScratch(scratch: string): void {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Containers mount it without the right to run a file. */
function runsPrograms(scratch: string): boolean {
  const program = path.join(scratch, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  try {
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program);
  }
}
