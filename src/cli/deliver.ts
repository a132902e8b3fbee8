/** Where the result of a command goes. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
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

async function write(content: string | Uint8Array, file: string): Promise<void> {
  const isNew = !existsSync(file);
  try {
    await writeFile(file, content);
  } catch (error) {
    // Half of a result must not be taken for one.
    if (isNew) await rm(file, { force: true });
    throw new CliError(
      'failure',
      `${file} cannot be written${isDiskFull(error) ? ': the disk is full' : ''}.`,
      error,
    );
  }
}
