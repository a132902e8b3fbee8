/** What each client could be billed now: by the same lines that a draft would have, so that the two agree to the cent. */

import { findSeconds } from '../../../../domain/duration.ts';
import { type BillableEntry, buildTimeLines } from '../../../../domain/invoice-builder.ts';
import { sumByCurrency } from '../../../../domain/money.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { listUnbilledByClient } from './billable-time.repository.ts';
import { loadSeller } from './invoice-loading.ts';
import { type InvoiceRounding, loadRounding } from './invoice-rounding.ts';
import { usualTax } from './invoice-terms.ts';
import type { InvoicePorts } from './invoices.ports.ts';
import type { BillableClients } from './invoices.schema.ts';

type BillableClient = BillableClients['items'][number];

/** The most time first. */
export async function sumBillable(ports: InvoicePorts, { actor }: Caller): Promise<BillableClients> {
  const { db } = ports;
  const seller = await loadSeller(ports, db, actor.organizationId);
  const items: BillableClient[] = [];
  for (const [clientId, entries] of await listUnbilledByClient(db, actor.organizationId)) {
    const buyer = await ports.findBuyer(db, actor.organizationId, clientId);
    if (!buyer) {
      continue;
    }
    const projectIds = entries.map(({ projectId }) => projectId);
    const rounding = await loadRounding(ports, db, { seller, buyer, projectIds });
    items.push({ clientId, ...sumLines(entries, { ...rounding, ...usualTax(seller, buyer) }) });
  }
  return { items: items.toSorted((one, other) => other.seconds - one.seconds) };
}

function sumLines(
  entries: readonly BillableEntry[],
  terms: InvoiceRounding & ReturnType<typeof usualTax>,
): Omit<BillableClient, 'clientId'> {
  const currencies = Map.groupBy(entries, ({ hourlyRate }) => hourlyRate.currency);
  const lines = [...currencies].flatMap(([currency, own]) => {
    const built = buildTimeLines(own, { ...terms, currency });
    return built.ok ? built.value.map(({ line }) => line) : [];
  });
  return {
    entryCount: entries.length,
    seconds: entries.reduce((sum, { seconds }) => sum + seconds, 0),
    billedSeconds: lines.reduce((sum, line) => sum + (findSeconds(line) ?? 0), 0),
    amounts: [...sumByCurrency(lines.map(({ net }) => net))],
  };
}
