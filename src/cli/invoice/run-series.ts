/** `vireo invoice series`: which numbers come next, and what a series begins with. */
import { listNumberSeries, type NumberSeries, setFirstNumber } from '../../api-client/index.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import type { CliIo } from '../io.ts';
import type { SeriesOptions } from './invoice-options.ts';

export async function runSeries(options: SeriesOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { first } = options;
    const clientId = options.client === undefined ? undefined : (await findClient(client, options.client)).id;
    const kind = options.creditNotes === true ? 'credit_note' : 'invoice';
    if (first !== undefined) {
      const body = { kind, first, ...(clientId && { clientId }) } as const;
      await setFirstNumber({ client, body, throwOnError: true });
    }
    const { items } = (await listNumberSeries({ client, throwOnError: true })).data;
    io.out(options.json === true ? `${JSON.stringify({ items })}\n` : items.map(printSeries).join(''));
  });
}

function printSeries({ kind, clientName, pattern, nextNumber, lastIssueDate, isUsed }: NumberSeries): string {
  const whose = [kind === 'invoice' ? 'invoices' : 'credit notes', clientName].filter(Boolean).join(' of ');
  const last = lastIssueDate === null ? '' : `, the last of ${lastIssueDate}`;
  return `${pattern}  ${whose}  next ${nextNumber}${isUsed ? last : ', unused'}\n`;
}
