/** Where scans keep what they found, as `workspace/cache-directory.ts` says, which the extension does not load. */
import path from 'node:path';
import envPaths from 'env-paths';

export function findScanCache(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env['VIREO_CACHE'] ?? '';
  return chosen === '' ? envPaths('vireo', { suffix: '' }).cache : path.resolve(chosen);
}
