/** What each client could be billed now, most time first: the figure, of the clients that are there. */
import { Scope } from '../../../../../domain/policy/scope.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { BillableClients, ListBillable } from '../invoices.schema.ts';

export async function listBillable(
  { figures }: InvoicePorts,
  { actor }: Caller,
  { from = '0001-01-01', to = '9999-12-31' }: ListBillable,
): Promise<BillableClients> {
  const clients = await figures.listReady(Scope.everybody(actor.organizationId), { period: { from, to } });
  return {
    items: clients.map(({ entries, amounts, ...client }) => ({
      ...client,
      entryCount: entries,
      amounts: [...amounts],
    })),
  };
}
