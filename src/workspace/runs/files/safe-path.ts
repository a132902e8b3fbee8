/** Which relative paths and which folders may be touched at all, by their names alone. */
import { realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hasErrorCode, RunFileError } from './run-file-error.ts';

/** Code points that HFS+ leaves out when it compares names: `.g\u200cit` is `.git` there. */
const ignorable = /[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** Whether a file system of any platform may take the name for `.git`: case, NTFS short names and streams included. */
export function isGitFolderName(name: string): boolean {
  const [plain = ''] = name.normalize('NFKC').replace(ignorable, '').toLowerCase().split(':');
  const trimmed = plain.replace(/[. ]+$/, '');
  return trimmed === '.git' || /^git~\d+$/.test(trimmed);
}

/** The parts of a path with forward slashes; throws `unsafe-path` for one that could lead out or into `.git`. */
export function partsOfSafePath(
  relative: string,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const parts = relative.split('/');
  const isSafe =
    relative !== '' &&
    !relative.includes('\0') &&
    (platform !== 'win32' || !relative.includes('\\')) &&
    !/^[a-z]:/i.test(relative) &&
    parts.every((part) => part !== '' && part !== '.') &&
    // A backslash may be part of a name here, and part the name elsewhere.
    relative.split(/[\\/]/).every((part) => part !== '..' && !isGitFolderName(part));
  if (isSafe) return parts;
  throw new RunFileError('unsafe-path', `Vireo doesn't write to ${JSON.stringify(relative)}.`, {
    path: relative,
  });
}

/** The real path of a folder that may be worked on; throws `unsafe-folder` for the home folder and file system roots, and for one that isn't there. */
export async function resolveWorkFolder(folder: string): Promise<string> {
  const resolved = await realpath(folder).catch((error: unknown) => {
    if (!hasErrorCode(error, 'ENOENT', 'ENOTDIR')) throw error;
    throw new RunFileError('unsafe-folder', `${folder} doesn't exist.`, { cause: error });
  });
  const home = await realpath(os.homedir()).catch(() => os.homedir());
  const isAboveHome =
    home === resolved || home.startsWith(resolved.endsWith(path.sep) ? resolved : resolved + path.sep);
  if (resolved === path.parse(resolved).root || isAboveHome)
    throw new RunFileError(
      'unsafe-folder',
      `${resolved} is too wide to work on. Open a project's own folder.`,
    );
  return resolved;
}
