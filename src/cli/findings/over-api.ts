/** Runs a command on what is on record, over the API, with what that refuses told in a sentence. */
import { existsSync } from 'node:fs';
import type { ApiClient } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openApi, resolveDataDirectory, withApiErrors } from '../backend/open-api.ts';
import { CliError, type CliIo } from '../io.ts';

export async function overApi(
  options: BackendOptions,
  io: CliIo,
  work: (client: ApiClient) => Promise<void>,
): Promise<void> {
  requirePractice(options, io);
  await withApiErrors(async () => work(await openApi(options, io)));
}

/** A backend makes what is not there: a folder that was misspelt would be a practice of its own, with nothing in it. */
function requirePractice(options: BackendOptions, io: CliIo): void {
  const folder = resolveDataDirectory(options, io);
  if (options.server !== undefined || existsSync(folder)) return;
  throw new CliError('usage', `There is no practice in ${folder}: nothing is on record there.`);
}
