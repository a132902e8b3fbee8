import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode } from './run-file-error.ts';

/** Folders that must be made before these files can be, outermost first; relative to `root`. */
export async function findMissingFolders(root: string, files: readonly string[]): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const file of files) {
    const parts = file.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      if (!missing.has(folder) && !(await exists(path.join(root, folder)))) missing.add(folder);
    }
  }
  return [...missing];
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
