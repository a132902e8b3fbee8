/** `vireo agent checkpoints`: where a replay of a request can begin. */
import { listRequestCheckpoints } from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import { type Column, printColumns } from '../time/print-columns.ts';
import { findRequest } from './find-request.ts';

const columns: readonly Column[] = [
  { title: 'CHECKPOINT' },
  { title: 'MADE' },
  { title: 'COPY' },
  { title: 'BEFORE' },
];

export async function runAgentCheckpoints(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const path = { id: (await findRequest(client, said)).id };
    const items = await loadAll(async (page) => {
      const query = { limit: 500, ...page };
      return (await listRequestCheckpoints({ client, path, query, throwOnError: true })).data;
    });
    if (options.json === true) {
      io.out(`${JSON.stringify({ items })}\n`);
      return;
    }
    if (items.length === 0)
      io.err('vireo: this request has no checkpoints: a replay begins at the beginning.\n');
    const rows = items.map(({ id, createdAt, copy, before }) => [
      id,
      createdAt.slice(0, 19).replace('T', ' '),
      copy,
      before ?? '',
    ]);
    io.out(printColumns(columns, rows));
  });
}
