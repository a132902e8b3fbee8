/** Runs a command on what is on record, over the API, with what that refuses told in a sentence. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ApiClient } from '../../api-client/index.ts';
import { accountFileName, unreadableDatabaseSuffix } from '../../contract/local/backend-names.ts';
import { backupFolderName, practiceFileName } from '../../contract/practice-file.ts';
import { CliError, type CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';
import { openApi, withApiErrors } from './open-api.ts';
import { pickDirectory } from './pick-directory.ts';

export async function overPractice(
  options: BackendOptions,
  io: CliIo,
  work: (client: ApiClient) => Promise<void>,
): Promise<void> {
  requirePractice(options, io);
  await withApiErrors(async () => work(await openApi(options, io)));
}

const firstSteps =
  'Add a client and a project: "vireo client add NAME", then "vireo project add NAME --client CLIENT --folder .". Data in another folder: --data.';

/** A backend makes what is not there: a folder that was misspelt would be a practice of its own, with nothing in it. */
export function requirePractice(options: BackendOptions, io: CliIo): void {
  if (options.server !== undefined) return;
  const folder = pickDirectory(options, io);
  if (hasRecords(folder)) return;
  throw new CliError('usage', `There is no practice in ${folder} yet. ${firstSteps}`);
}

export function hasRecords(folder: string): boolean {
  const has = (name: string) => existsSync(path.join(folder, name));
  // A database that was moved aside is no missing one: the backend says what became of it. Nor is one beside its backups.
  return [
    practiceFileName,
    practiceFileName + unreadableDatabaseSuffix,
    backupFolderName,
    accountFileName,
  ].some(has);
}
