/** Where the result of a command goes. */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chown, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDiskFull } from '../contract/local/disk-full.ts';
import { CliError, type CliIo } from './io.ts';

/** Bytes that are no text, into a file. Throws a CliError for a file that cannot be written, or where none is named. */
export async function deliverBytes(
  bytes: Uint8Array,
  { output }: { readonly output?: string | undefined },
  io: Pick<CliIo, 'cwd'>,
): Promise<void> {
  if (output === undefined) {
    throw new CliError('usage', 'This is no text: say where it is written by --output FILE.');
  }
  await write(bytes, path.resolve(io.cwd, output));
}

/** To standard output, or to the file of `--output`. Throws a CliError for a file that cannot be written. */
export async function deliver(
  text: string,
  { output }: { readonly output?: string | undefined },
  io: Pick<CliIo, 'out' | 'cwd'>,
): Promise<void> {
  if (output === undefined) return io.out(text);
  await write(text, path.resolve(io.cwd, output));
}

type Content = string | Uint8Array;

async function write(content: Content, file: string): Promise<void> {
  const before = await stat(file).catch(() => undefined);
  try {
    if (before?.isFile()) await replace(content, await realpath(file), before);
    else await writeFile(file, content);
  } catch (error) {
    // Half of a result must not be taken for one.
    if (before === undefined) await rm(file, { force: true });
    throw new CliError(
      'failure',
      `${file} cannot be written${isDiskFull(error) ? ': the disk is full' : ''}.`,
      error,
    );
  }
}

/** What was there stays until all of the new content is on the disk. */
async function replace(content: Content, file: string, before: Stats): Promise<void> {
  await access(file, constants.W_OK);
  const draft = path.join(path.dirname(file), `.vireo-${randomUUID()}.tmp`);
  try {
    await writeDraft(content, draft, before.mode);
    await keepOwner(draft, before);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    if (!isClosedFolder(error)) throw error;
    await writeFile(file, content);
  }
}

async function writeDraft(content: Content, draft: string, mode: number): Promise<void> {
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
    await handle.chmod(mode & 0o777);
  } finally {
    await handle.close();
  }
}

/** Of the files of others, only those that root writes can go on to be theirs. */
async function keepOwner(draft: string, { uid, gid }: Stats): Promise<void> {
  if (process.getuid?.() === 0) await chown(draft, uid, gid);
}

/** Others may let us write the file, and none beside it. */
function isClosedFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:EACCES|EPERM)$/.test(String(error.code));
}

/** Of a reply that was asked for as `arraybuffer`, whatever its generated type is. */
export function bytesOf(data: unknown): Uint8Array {
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return new Uint8Array(data as ArrayBuffer);
  throw new TypeError('The reply has no bytes.');
}
