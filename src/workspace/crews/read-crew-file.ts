/** A crew file as it stands in the user's folder: a plain file of a sensible size, behind no link. */
import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { crewFileMaxBytes } from '../../contract/work/crew/crew-file.ts';
import { sha256 } from '../runs/files/file-state.ts';
import { openParent } from '../runs/files/open-parent.ts';
import { hasErrorCode, RunFileError } from '../runs/files/run-file-error.ts';

export interface CrewContent {
  readonly text: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** `relative` to the folder. Throws a `RunFileError` with a sentence for the user. */
export async function readCrewFile(folder: string, relative: string): Promise<CrewContent> {
  const bytes = await readBytes(await realpath(folder), relative);
  if (bytes === undefined)
    throw new RunFileError('not-a-file', `There is no file ${relative} in the folder of the project.`, {
      path: relative,
    });
  if (bytes.length > crewFileMaxBytes)
    throw new RunFileError(
      'too-large',
      `${relative}: the file is larger than ${crewFileMaxBytes / 1024} kB.`,
      {
        path: relative,
      },
    );
  return { text: decode(bytes, relative), sha256: sha256(bytes) };
}

function decode(bytes: Uint8Array, relative: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new RunFileError('not-a-file', `${relative}: the file is no text in UTF-8.`, {
      path: relative,
      cause,
    });
  }
}

async function readBytes(root: string, relative: string): Promise<Uint8Array | undefined> {
  const parent = await openParent(root, relative);
  if (parent === undefined) return undefined;
  try {
    return await readStart(parent.file, relative);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    if (hasErrorCode(error, 'ELOOP')) throw isLink(relative, error);
    throw error;
  } finally {
    await parent.close();
  }
}

/** One byte more than there may be, at most: a file may grow while it is read. */
async function readStart(file: string, relative: string): Promise<Uint8Array> {
  // Not every system knows how to open what is no link alone.
  if ((await lstat(file)).isSymbolicLink()) throw isLink(relative);
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile())
      throw new RunFileError('not-a-file', `${relative} is not a plain file.`, { path: relative });
    const bytes = Buffer.alloc(crewFileMaxBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } finally {
    await handle.close();
  }
}

function isLink(relative: string, cause?: unknown): RunFileError {
  const message = `${relative} is a link: links are not followed.`;
  return new RunFileError('link-in-path', message, { path: relative, cause });
}
