import { constants } from 'node:fs';
import { lstat, open, readlink } from 'node:fs/promises';
import type { FileState } from './file-state.ts';
import { openParent } from './open-parent.ts';
import { hasErrorCode, RunFileError } from './run-file-error.ts';

/** What stands at a path below `root` (a real path) now; links are read, never followed. */
export async function readState(root: string, relative: string): Promise<FileState | undefined> {
  const parent = await openParent(root, relative);
  if (parent === undefined) return undefined;
  try {
    return await readAt(parent.file, relative);
  } finally {
    await parent.close();
  }
}

/** As `readState`, for a path of an open folder. */
export async function readAt(file: string, relative: string): Promise<FileState | undefined> {
  try {
    const info = await lstat(file);
    if (info.isSymbolicLink()) return { kind: 'link', target: await readlink(file) };
    if (!info.isFile()) throw notAFile(relative);
    return await readFileAt(file, relative);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    if (hasErrorCode(error, 'ELOOP')) throw notAFile(relative, error);
    throw error;
  }
}

async function readFileAt(file: string, relative: string): Promise<FileState> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw notAFile(relative);
    return { kind: 'file', bytes: await handle.readFile(), mode: info.mode & 0o777 };
  } finally {
    await handle.close();
  }
}

function notAFile(relative: string, cause?: unknown): RunFileError {
  return new RunFileError('not-a-file', `${relative} is not a plain file.`, { path: relative, cause });
}
