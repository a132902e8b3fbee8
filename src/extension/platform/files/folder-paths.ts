/** Where a file of an open folder is, as rules of people see it: without the folder's name, and there where links lead. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** Path of a folder or file; `disk` where it is one of this machine's. */
export interface Place {
  /** With `/`. */
  readonly path: string;
  readonly disk?: string | undefined;
}

/**
 * By its name and, where links lead elsewhere in the folder, by that: with `/`, relative to the folder. Undefined: it is not
 * in the folder, by its name or by a link. A file that is gone has its name alone.
 */
export async function pathsInFolder(folder: Place, file: Place): Promise<readonly string[] | undefined> {
  const named = path.posix.relative(folder.path, file.path);
  if (!isInner(named)) return undefined;
  if (folder.disk === undefined || file.disk === undefined) return [named];
  const root = await realpath(folder.disk);
  const real = await realpath(file.disk).catch(() => undefined);
  if (real === undefined) return [named];
  const led = path.relative(root, real).replaceAll(path.sep, '/');
  if (!isInner(led)) return undefined;
  return led === named ? [named] : [named, led];
}

function isInner(relative: string): boolean {
  const leaves = relative === '..' || relative.startsWith('../');
  return relative !== '' && !leaves && !path.isAbsolute(relative);
}

/** What a name may stand for in a folder: with several open, lists put the folder's name before it. */
export function namesInFolder(name: string, folder: string, openFolders: number): readonly string[] {
  const isAliased = openFolders > 1 && name.startsWith(`${folder}/`);
  return isAliased ? [name, name.slice(folder.length + 1)] : [name];
}
