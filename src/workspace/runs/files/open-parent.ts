/**
 * Opens the folder that a file stands in, step by step and without following links, so that nobody can lead a write
 * elsewhere between the check and the write.
 */
import { constants, existsSync } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readlink } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode, RunFileError } from './run-file-error.ts';
import { partsOfSafePath } from './safe-path.ts';

export interface OpenParent {
  /** Absolute path of the file, valid until `close`. On Linux it goes through the open folder itself. */
  readonly file: string;
  /** Throws `link-in-path` when the folder was moved since it was opened. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

function canReachByDescriptor(platform: NodeJS.Platform): boolean {
  return platform === 'linux' && existsSync('/proc/self/fd');
}

/** Undefined where a folder on the way is missing, unless `makes` is set. `root` is a real path. */
export async function openParent(
  root: string,
  relative: string,
  {
    makes = false,
    platform = process.platform,
  }: { readonly makes?: boolean; readonly platform?: NodeJS.Platform } = {},
): Promise<OpenParent | undefined> {
  const parts = partsOfSafePath(relative);
  const way = { root, relative, folders: parts.slice(0, -1), name: parts.at(-1) ?? '', makes };
  return canReachByDescriptor(platform) ? await openByDescriptor(way) : await openByName(way);
}

interface Way {
  readonly root: string;
  readonly relative: string;
  readonly folders: readonly string[];
  readonly name: string;
  readonly makes: boolean;
}

async function openByDescriptor(way: Way): Promise<OpenParent | undefined> {
  let handle = await openFolder(way.root, way.relative);
  for (const folder of way.folders) {
    const next = await enterFolder(handle, folder, way).finally(() => handle.close());
    if (next === undefined) return undefined;
    handle = next;
  }
  const inside = `/proc/self/fd/${handle.fd}`;
  const expected = path.join(way.root, ...way.folders);
  return {
    file: `${inside}/${way.name}`,
    async verify() {
      if ((await readlink(inside)) !== expected) throw linkInPath(way.relative);
    },
    close: () => handle.close(),
  };
}

async function enterFolder(handle: FileHandle, folder: string, way: Way): Promise<FileHandle | undefined> {
  const next = `/proc/self/fd/${handle.fd}/${folder}`;
  if (way.makes) await makeFolder(next);
  try {
    return await openFolder(next, way.relative);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function openFolder(folder: string, relative: string): Promise<FileHandle> {
  try {
    return await open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    if (hasErrorCode(error, 'ELOOP', 'ENOTDIR')) throw linkInPath(relative, error);
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  }
}

/** Where folders have no descriptor that paths can go through: each is looked at, and again right before the write. */
async function openByName(way: Way): Promise<OpenParent | undefined> {
  if (!(await checkFolders(way, way.makes))) return undefined;
  return {
    file: path.join(way.root, ...way.folders, way.name),
    async verify() {
      if (!(await checkFolders(way, false))) throw linkInPath(way.relative);
    },
    close: () => Promise.resolve(),
  };
}

async function checkFolders(way: Way, makes: boolean): Promise<boolean> {
  let folder = way.root;
  for (const part of ['', ...way.folders]) {
    folder = path.join(folder, part);
    if (makes && part !== '') await makeFolder(folder);
    try {
      if (!(await lstat(folder)).isDirectory()) throw linkInPath(way.relative);
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return false;
      throw error;
    }
  }
  return true;
}

function linkInPath(relative: string, cause?: unknown): RunFileError {
  const message = `${relative} is behind a link or a file. Vireo writes to plain folders only.`;
  return new RunFileError('link-in-path', message, { path: relative, cause });
}
