/** Text of a file that a spreadsheet or a service wrote: UTF-8, UTF-16 with its mark, or what Windows wrote before. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeFile } from '../../contract/decode-file.ts';
import { CliError, type CliIo } from '../io.ts';

async function readBytes(file: string, io: CliIo): Promise<Buffer> {
  try {
    return await readFile(path.resolve(io.cwd, file));
  } catch (error) {
    throw new CliError('usage', `${file} cannot be read: ${reasonOf(error)}`, error);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file.',
    EISDIR: 'it is a folder.',
    EACCES: 'you may not read it.',
  };
  return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message;
}

function decode(bytes: Buffer, io: CliIo): string {
  const { text, encoding } = decodeFile(bytes, (name, options) =>
    new TextDecoder(name, options).decode(bytes),
  );
  if (encoding === 'windows-1252') {
    io.err('vireo: The file is not UTF-8: read as Windows-1252. Look at its umlauts in the preview.\n');
  }
  return text;
}

export async function readTimeFile(file: string, io: CliIo): Promise<string> {
  return file === '-' ? await io.readInput() : decode(await readBytes(file, io), io);
}

/** Checked by the backend; here only that it is JSON. */
export async function readMapFile(file: string | undefined, io: CliIo): Promise<Record<string, unknown>> {
  if (file === undefined) return {};
  const text = (await readBytes(file, io)).toString('utf8');
  try {
    const map: unknown = JSON.parse(text);
    if (typeof map === 'object' && map !== null && !Array.isArray(map)) return { ...map };
  } catch (error) {
    throw new CliError(
      'usage',
      `${file} is no JSON: ${error instanceof Error ? error.message : error}`,
      error,
    );
  }
  throw new CliError('usage', `${file} holds no JSON object.`);
}
