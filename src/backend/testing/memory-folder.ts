/** Where tests put what nobody needs after them. */
import { accessSync, constants, statfsSync } from 'node:fs';

const folder = '/dev/shm';

/**
 * A folder in memory with at least as many bytes free; undefined where there is none, as on macOS and Windows. What tests
 * flush to a disk is most of what they wait for: thousands of databases, each commit on its own.
 */
export function findMemoryFolder(neededBytes: number): string | undefined {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= neededBytes ? folder : undefined;
  } catch {
    return undefined;
  }
}
