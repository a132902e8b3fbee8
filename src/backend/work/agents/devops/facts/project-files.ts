/** Paths of a project, relative to its folder. */
import path from 'node:path';

export function join(folder: string, name: string): string {
  return path.posix.join(folder, name);
}

/** Of a file below `folder`. */
export function relativeTo(folder: string, file: string): string {
  return folder === '.' ? file : file.slice(folder.length + 1);
}

export function isBelow(file: string, folder: string): boolean {
  return folder === '.' || file === folder || file.startsWith(`${folder}/`);
}

/** Each folder from this one up to the root, which is the last. */
export function foldersUp(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUp(path.posix.dirname(folder))];
}
