/** `vireo invoice opening`: an open invoice of the tool before. */
import { enterOpeningBalance, newId } from '../../api-client/index.ts';
import { parseMoney } from '../../domain/money.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { readDay } from '../time/read-typed.ts';
import type { OpeningOptions } from './invoice-options.ts';
import { formatInvoice } from './print-invoice.ts';

export async function runOpening(number: string, options: OpeningOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id: clientId, currency: usual } = await findClient(client, options.client);
    const currency = options.currency?.toUpperCase() ?? usual;
    const open = parseMoney(options.amount, currency);
    if (!open.ok) {
      throw new CliError('usage', `"${options.amount}" is no amount in ${currency}, such as 1250.50.`);
    }
    const dates = { issueDate: readDay(options.issued), dueDate: readDay(options.due) };
    const body = { id: newId(), clientId, number, ...dates, open: open.value };
    const { data } = await enterOpeningBalance({ client, body, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : `${formatInvoice(data)}\n`);
  });
}
