/** What `vireo time merge` does, over the API. */
import { mergeTimeEntries, newId } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { findEntries } from './find-entry.ts';
import { printEntry } from './print-entry.ts';

export async function runMerge(said: readonly string[], options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const ids = (await findEntries(client, said)).map(({ id }) => id);
    if (ids.length < 2) throw new CliError('usage', 'Name two entries or more: these are the same one.');
    const { data } = await mergeTimeEntries({ client, body: { id: newId(), ids }, throwOnError: true });
    await printEntry(data, { client, options, io });
    if (!options.json) io.err('vireo: "vireo time undo" reverts this.\n');
  });
}
