/** What each client could be billed now, most time first: the figure, of the clients that are there. */
import type { Caller } from '../../../../platform/http/actor.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { BillableClients, ListBillable } from '../invoices.schema.ts';
import { countShort, listReadySheets } from './billable-time.repository.ts';
import { listWaiting } from './waiting-time.repository.ts';

export async function listBillable(
  { figures, reads }: InvoicePorts,
  { actor }: Caller,
  { from = '0001-01-01', to = '9999-12-31' }: ListBillable,
): Promise<BillableClients> {
  const period = { from, to };
  const [clients, short, sheets, waiting] = await Promise.all([
    figures.listReady({ actor }, { period }),
    countShort(reads(actor), period),
    listReadySheets(reads(actor), period),
    listWaiting(reads(actor), period),
  ]);
  const sheetsOf = Map.groupBy(sheets, ({ clientId }) => clientId);
  return {
    items: clients.map(({ entries, amounts, ...client }) => ({
      ...client,
      entryCount: entries,
      shortCount: short.get(client.clientId) ?? 0,
      amounts: [...amounts],
      timesheets: (sheetsOf.get(client.clientId) ?? []).map(
        ({ clientId: _client, projectIds, ...sheet }) => ({
          ...sheet,
          projectIds: [...projectIds],
        }),
      ),
    })),
    waiting,
  };
}
