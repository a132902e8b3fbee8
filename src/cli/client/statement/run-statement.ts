/** `vireo client statement`: what a client was billed and paid. */
import { getClientStatement } from '../../../api-client/index.ts';
import { findClient } from '../../backend/find-client.ts';
import { overPractice } from '../../backend/over-practice.ts';
import { deliver } from '../../deliver.ts';
import { CliError, type CliIo } from '../../io.ts';
import type { StatementOptions } from '../client-options.ts';
import { printStatement, writeStatementCsv } from './print-statement.ts';

export async function runStatement(said: string, options: StatementOptions, io: CliIo): Promise<void> {
  const { from, to, csv, json } = options;
  if (csv === true && json === true) throw new CliError('usage', 'Say --csv or --json, not both.');
  await overPractice(options, io, async (client) => {
    const { id } = await findClient(client, said);
    const query = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const { data } = await getClientStatement({ client, path: { id }, query, throwOnError: true });
    if (json === true) return await deliver(`${JSON.stringify(data)}\n`, options, io);
    await deliver(csv === true ? writeStatementCsv(data) : printStatement(data), options, io);
  });
}
