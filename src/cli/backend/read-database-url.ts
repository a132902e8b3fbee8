/** The address of the database that a command names: as an option, in a file, or in the environment, in this order. */
import { readFile } from 'node:fs/promises';
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

async function readUrlFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliError('failure', `${file} can't be read, so there is no address of a database.`, error);
  });
  if (text.trim() === '') throw new CliError('failure', `${file} is empty: write the address of a database.`);
  return text.trim();
}
