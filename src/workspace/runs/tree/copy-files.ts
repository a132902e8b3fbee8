/** Copies the user's files into a run's tree, to the byte and without following links. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileState } from '../files/file-state.ts';
import { inBatches } from '../files/in-batches.ts';
import { readState } from '../files/read-state.ts';
import { hasErrorCode, RunFileError } from '../files/run-file-error.ts';

export interface CopyLimits {
  readonly files: number;
  readonly bytes: number;
}

export type FillTree = (to: string) => Promise<readonly string[]>;

export interface CopyRequest {
  readonly from: string;
  readonly to: string;
  readonly files: readonly string[];
  readonly limits: CopyLimits;
  readonly signal?: AbortSignal | undefined;
}

/** The files that were there; one that is gone by now was deleted. Throws `too-large` beyond the limits. */
export async function copyFiles(request: CopyRequest): Promise<readonly string[]> {
  const { from, to, files, limits, signal } = request;
  if (files.length > limits.files) throw tooMany(limits);
  const copied: string[] = [];
  let bytes = 0;
  const copy = async (file: string): Promise<string | undefined> => {
    signal?.throwIfAborted();
    const state = await readForCopy(from, file);
    bytes += state?.kind === 'file' ? state.bytes.length : 0;
    if (bytes > limits.bytes) throw tooMany(limits);
    if (state !== undefined) await writeCopy(path.join(to, file), state);
    return state === undefined ? undefined : file;
  };
  for await (const file of inBatches(files, copy)) if (file !== undefined) copied.push(file);
  return copied;
}

/** Pipes, sockets, and what a link hides are no files of a project. */
async function readForCopy(from: string, file: string): Promise<FileState | undefined> {
  try {
    return await readState(from, file);
  } catch (error) {
    if (error instanceof RunFileError && ['not-a-file', 'link-in-path', 'unsafe-path'].includes(error.code))
      return undefined;
    if (hasErrorCode(error, 'EACCES')) return undefined;
    throw error;
  }
}

export async function writeCopy(file: string, state: FileState): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  if (state.kind === 'link') return await symlink(state.target, file);
  await writeFile(file, state.bytes, { flag: 'wx' });
  await chmod(file, state.mode | 0o600);
}

function tooMany({ files, bytes }: CopyLimits): RunFileError {
  const size = `${files.toLocaleString('en')} files or ${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`;
  const message = `This folder has more than ${size}. Open a smaller folder, or ignore what isn't source.`;
  return new RunFileError('too-large', message);
}
