/** Runs a command on what is on record, over the API, with what that refuses told in a sentence. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ApiClient } from '../../api-client/index.ts';
import { unreadableDatabaseSuffix } from '../../contract/local/backend-names.ts';
import { backupFolderName, practiceFileName } from '../../contract/practice-file.ts';
import { CliError, type CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';
import { openApi, resolveDataDirectory, withApiErrors } from './open-api.ts';

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
  const folder = resolveDataDirectory(options, io);
  const file = path.join(folder, practiceFileName);
  // One that was moved aside is no missing one: the backend says what became of it.
  if (existsSync(file) || existsSync(file + unreadableDatabaseSuffix)) return;
  // One that is gone beside its backups is no misspelt folder either.
  if (existsSync(path.join(folder, backupFolderName))) return;
  throw new CliError('usage', `There is no practice in ${folder} yet. ${firstSteps}`);
}
