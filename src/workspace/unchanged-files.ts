/**
 * Which files need no second look: size and times are as when they were scanned, and so are those of the modules that
 * their imports lead to. A file whose times changed goes to a worker, which compares its content.
 */
import path from 'node:path';
import type { DiscoveredFile } from './discovery.ts';
import { isSameStamp, stampOf } from './file-stamp.ts';
import { createModuleLocator } from './module-resolution.ts';
import type { ScanCache } from './scan-cache.ts';
import type { Dependency, FileStamp } from './scan-messages.ts';

export interface Checked {
  readonly file: DiscoveredFile;
  readonly isUnchanged: boolean;
}

/**
 * Checks the files of one root, in their order, by what the cache, made by the same scanner, knows of them. One by one:
 * of a large workspace the first results are told before the last file was looked at.
 */
export function* checkStamps(
  root: string,
  files: readonly DiscoveredFile[],
  cache: ScanCache,
): Iterable<Checked> {
  const stamps = new Map<string, FileStamp | undefined>();
  for (const { absolutePath, stamp } of files) stamps.set(absolutePath, stamp);
  const holds = createDependencyCheck(root, stamps);
  for (const file of files) {
    const known = cache.files.get(file.path);
    const isUnchanged =
      known?.stamp !== undefined &&
      isSameStamp(known.stamp, file.stamp) &&
      known.key.dependencies.every(holds);
    yield { file, isUnchanged };
  }
}

/** Many files import the same modules: each place and each stamp is looked up once. */
function createDependencyCheck(root: string, stamps: Map<string, FileStamp | undefined>) {
  const locate = createModuleLocator(root);
  const located = new Map<string, string | undefined>();
  const stampAt = (file: string): FileStamp | undefined => {
    if (!stamps.has(file)) stamps.set(file, stampOf(file));
    return stamps.get(file);
  };
  return ({ fromPath, specifier, path: known, stamp }: Dependency): boolean => {
    const key = `${path.dirname(fromPath)}\0${path.extname(fromPath)}\0${specifier}`;
    if (!located.has(key)) located.set(key, locate(fromPath, specifier));
    const now = located.get(key);
    return now === known && (known === undefined || isSameStamp(stamp, stampAt(known)));
  };
}

/** File systems keep times in steps: a file changed just before it was read may change again within the same step. */
const stampStepMs = 50;

/** The stamp to keep with a result, or undefined where the times are too fresh to tell. */
export function trustedStamp(stamp: FileStamp, readAtMs: number): FileStamp | undefined {
  return readAtMs - Math.max(stamp.mtimeMs, stamp.ctimeMs) > stampStepMs ? stamp : undefined;
}
