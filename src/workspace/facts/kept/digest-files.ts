/** What the files of a folder are, as one digest of their names and contents. Times say nothing of it: each copy has its own. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ignore } from '../../ignore-error.ts';

/** Facts show nothing of what lies behind it, but that a file is that long. */
const longestRead = 2 * 1024 * 1024;
const turnMs = 8;
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** @param files relative to the folder, in their order */
export async function digestFiles(folder: string, files: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  const space = Buffer.allocUnsafe(longestRead);
  let since = performance.now();
  for (const file of files) {
    digest.update(`${file.length} ${file}`);
    takeFile(digest, path.join(folder, file), space);
    // One by one is several times faster than by the thread pool; others have their turn between.
    if (performance.now() - since < turnMs) continue;
    await setImmediate();
    since = performance.now();
  }
  return digest.digest('hex');
}

function takeFile(digest: Hash, file: string, space: Buffer): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, flags);
    const info = fstatSync(descriptor);
    if (!info.isFile()) return void digest.update(' none');
    const length = readWhole(descriptor, space);
    digest.update(` ${info.size} ${length} `).update(space.subarray(0, length));
  } catch (error) {
    ignore(error, 'a link, or what went away, is read as nothing by readers, too');
    digest.update(' none');
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readWhole(descriptor: number, space: Buffer): number {
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, space, length, space.length - length, null);
    length += count;
    if (count === 0 || length === space.length) return length;
  }
}
