/** What `vireo mail unreachable` does, over the API. */
import {
  type ApiClient,
  createUnreachableAddress,
  deleteUnreachableAddress,
  listUnreachableAddresses,
  newId,
  type UnreachableAddress,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import type { MarkOptions } from './mail-options.ts';

const columns = [{ title: 'ADDRESS' }, { title: 'MARKED' }, { title: 'WHY' }];

export async function runList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listMarked(client);
    printValue({ items }, print(items), { options, io });
  });
}

export async function runMark(address: string, options: MarkOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { reason } = options;
    const body = { id: newId(), address, ...(reason !== undefined && { reason }) };
    const { data } = await createUnreachableAddress({ client, body, throwOnError: true });
    printValue(data, `No mail goes to ${data.address} from now on.\n`, { options, io });
  });
}

export async function runClear(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const marked = (await listMarked(client)).find(({ address }) => address === said.trim().toLowerCase());
    if (marked === undefined)
      throw new CliError('usage', `${said} is not marked: vireo mail unreachable list`);
    const headers = { 'If-Match': `"${marked.version}"` };
    await deleteUnreachableAddress({ client, path: { id: marked.id }, headers, throwOnError: true });
    printValue(marked, `Mail goes to ${marked.address} again.\n`, { options, io });
  });
}

async function listMarked(client: ApiClient): Promise<readonly UnreachableAddress[]> {
  return await loadAll(
    async (page) =>
      (await listUnreachableAddresses({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
  );
}

function print(items: readonly UnreachableAddress[]): string {
  if (items.length === 0) return 'No address is marked as not reachable.\n';
  return printColumns(
    columns,
    items.map(({ address, createdAt, reason }) => [address, createdAt.slice(0, 10), reason]),
  );
}
