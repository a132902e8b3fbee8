/** V8's compiled code of the command line, kept from one command to the next. */
import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { defaultCacheDirectory } from '../workspace/cache-directory.ts';

const forOthers = 0o077;

/**
 * The folder of it, made for the user alone; undefined where somebody else could have written what is run from there.
 * Windows keeps the user's profile to the user by access lists that a mode does not show.
 */
export function findCompileCache(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const folder = path.join(defaultCacheDirectory(env), 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    if (platform === 'win32') return stats.isDirectory() ? folder : undefined;
    const isOwn = stats.uid === process.getuid?.() && (stats.mode & forOthers) === 0;
    return stats.isDirectory() && isOwn ? folder : undefined;
  } catch {
    return undefined; // No place to keep it: the command compiles what it runs.
  }
}

/** Never in the shared temporary folder, where Node would put it by itself. */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
  const folder = findCompileCache(env);
  if (folder !== undefined) enableCompileCache(folder);
}
