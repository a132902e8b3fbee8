/** Reads a file of the workspace that is not open, to find an agent's finding in it again. */
import { lstat, readFile, realpath } from 'node:fs/promises';
import { isInside } from '../workspace/module-resolution.ts';
import { pathOf } from './paths.ts';

const maxBytes = 2 * 1024 * 1024;

/** Undefined when it is not there, is no plain file of one of the folders, or is too large. */
export async function readWorkspaceText(
  uri: string,
  folders: readonly string[],
): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const file = pathOf(uri);
    const info = await lstat(file);
    if (!info.isFile() || info.size > maxBytes) return undefined;
    const real = await realpath(file);
    const roots = await Promise.all(folders.map((folder) => realpath(folder)));
    return roots.some((root) => isInside(root, real)) ? await readFile(real, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
