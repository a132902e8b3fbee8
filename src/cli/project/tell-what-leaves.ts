/** On a server's projects: what of a folder leaves this machine once it is linked, printed before it is. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { accountFileName } from '../../contract/local/backend-names.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import type { CliIo } from '../io.ts';

/** As the editor asks it, and docs/server.md says it. */
export const whatLeaves = `Scans and agents of the server's projects run on this machine. Of linked folders the server gets, and may ask for at any time:
  findings, reports and lines of files, with secrets masked
  names and versions of dependencies, and languages
  branch, hashes of commits (up to 200) and the address of the remote
  of runs: steps, documents, changes to approve, pushes with their addresses, and what they ask its models
  the name of this machine
The path of the folder is taken out.
`;

/** Records on this machine send nothing anywhere: nothing is said. */
export function tellWhatLeaves(
  folder: string | null | undefined,
  options: Pick<BackendOptions, 'data' | 'as' | 'server'>,
  io: CliIo,
): void {
  if (folder === undefined || folder === null || options.server !== undefined) return;
  if (existsSync(path.join(pickDirectory(options, io), accountFileName))) io.err(whatLeaves);
}
