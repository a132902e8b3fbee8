/** Says of a change of time that the server of the account has not heard of it yet. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ApiClient, getOutbox, type Outbox } from '../../api-client/index.ts';
import { accountFileName } from '../../contract/local/backend-names.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import type { CliIo } from '../io.ts';

interface Telling {
  readonly client: ApiClient;
  readonly options: BackendOptions;
  readonly io: CliIo;
}

export async function tellWaiting(entryId: string, { client, options, io }: Telling): Promise<void> {
  if (!isOfAccount(options, io)) return;
  const outbox = await findOutbox(client);
  if (outbox?.items.some((item) => item.entryId === entryId && item.refused === null))
    io.err(`vireo: There is no connection to ${outbox.server}: it waits on this machine (vireo outbox).\n`);
}

/** A server has none: what was done is done, whatever is said of it. */
async function findOutbox(client: ApiClient): Promise<Outbox | undefined> {
  try {
    return (await getOutbox({ client, throwOnError: true })).data;
  } catch {
    return undefined;
  }
}

/** Another address than that of a folder may be an account's, too. */
function isOfAccount(options: BackendOptions, io: CliIo): boolean {
  return options.server !== undefined || existsSync(path.join(pickDirectory(options, io), accountFileName));
}
