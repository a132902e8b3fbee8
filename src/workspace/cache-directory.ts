/** Where caches of this machine's user lie: the platform's place for what may be deleted. */
import path from 'node:path';
import envPaths from 'env-paths';

/** `VIREO_CACHE` moves it. */
export function defaultCacheDirectory(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const chosen = env['VIREO_CACHE'];
  return chosen === undefined || chosen === ''
    ? envPaths('vireo', { suffix: '' }).cache
    : path.resolve(chosen);
}
