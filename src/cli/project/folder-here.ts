/** The folder of a project as it is said on the command line. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { CliError, type CliIo } from '../io.ts';

/** @throws CliError where there is no such folder here: a misspelt one would take the place of a good link */
export function requireFolder(said: string, io: CliIo): string {
  const folder = path.resolve(io.cwd, said);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return folder;
  const why = found === undefined ? 'there is no such folder' : 'it is no folder';
  throw new CliError('usage', `--folder ${folder}: ${why} on this machine. Nothing was changed.`);
}
