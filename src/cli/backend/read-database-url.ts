/** The address of the database that a command names: as an option, in a file, or in the environment, in this order. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { databaseUrlNote, databaseUrlVariable } from '../database-url.ts';
import { CliError, type CliIo } from '../io.ts';

export interface NamedDatabase {
  readonly databaseUrl?: string;
  readonly databaseUrlFile?: string;
}

/** Undefined for the file in the data folder. Warns of an address that others can read. */
export async function readDatabaseUrl(named: NamedDatabase, io: CliIo): Promise<string | undefined> {
  const { databaseUrl, databaseUrlFile } = named;
  if (databaseUrl !== undefined && databaseUrlFile !== undefined) {
    throw new CliError(
      'usage',
      '--database-url-file and --database-url name two databases. Use one of them.',
    );
  }
  if (databaseUrlFile !== undefined) return await readUrlFile(path.resolve(io.cwd, databaseUrlFile));
  if (databaseUrl === undefined) return io.env[databaseUrlVariable] || undefined;
  io.err(databaseUrlNote);
  return databaseUrl;
}

const othersBits = 0o007;

/** Of a server, whose machine others use as well. @throws CliError where they can read the address */
export async function requirePrivateUrlFile({ databaseUrlFile }: NamedDatabase, io: CliIo): Promise<void> {
  if (databaseUrlFile === undefined || process.platform === 'win32') return;
  const file = path.resolve(io.cwd, databaseUrlFile);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || (found.mode & othersBits) === 0) return;
  throw new CliError(
    'usage',
    `${file} can be read by every user of this computer, and holds a password: run "chmod o-rwx" on it.`,
  );
}

async function readUrlFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliError('failure', `${file} can't be read, so there is no address of a database.`, error);
  });
  if (text.trim() === '') throw new CliError('failure', `${file} is empty: write the address of a database.`);
  return text.trim();
}
