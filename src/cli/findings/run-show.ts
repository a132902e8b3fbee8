/** `vireo findings show`. */
import { listFindingComments, listFindingHistory, listUsers } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { findByIds } from './load-findings.ts';
import { printFinding } from './print-findings.ts';

/** More steps than this are for the API. */
const query = { limit: 500 };

export async function runShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const [finding] = await findByIds(client, [said]);
    if (finding === undefined) throw new CliError('usage', `"${said}" is no finding.`);
    const path = { id: finding.id };
    const [comments, history, users] = await Promise.all([
      listFindingComments({ client, path, query, throwOnError: true }),
      listFindingHistory({ client, path, query, throwOnError: true }),
      listUsers({ client, query, throwOnError: true }),
    ]);
    const { items } = comments.data;
    if (options.json === true) {
      io.out(`${JSON.stringify({ ...finding, comments: items, history: history.data.items })}\n`);
      return;
    }
    const names = new Map(users.data.items.map(({ id, name }) => [id, name]));
    io.out(printFinding({ finding, comments: items, history: history.data.items, names }, io.colors));
  });
}
