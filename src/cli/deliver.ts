/** Where the result of a command goes. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, type CliIo } from './io.ts';

/** To standard output, or to the file of `--output`. Throws a CliError for a file that cannot be written. */
export async function deliver(
  text: string,
  { output }: { readonly output?: string | undefined },
  io: Pick<CliIo, 'out' | 'cwd'>,
): Promise<void> {
  if (output === undefined) return io.out(text);
  const file = path.resolve(io.cwd, output);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError('failure', `${file} cannot be written.`, error);
  }
}
