/** Clients of a figure over more entries than a link carries. */

import { tellClientsApart } from '../../../../pages/practice/told-apart.ts';
import { counted } from '../../../../pages/words.ts';
import type { LinkedRecords, RecordItemPorts, RecordItems } from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (_backend, ids, ports) => clientItems(ids, ports);

export function clientItems(ids: readonly string[], { t, locale, directory }: RecordItemPorts): RecordItems {
  const clients = ids.flatMap((id) => directory.clients.get(id) ?? []);
  const apart = tellClientsApart(clients, { t, locale });
  return {
    title: counted(t, ['1 client', '{0} clients'], clients.length),
    items: clients.map((client) => ({
      label: client.name,
      description: apart.get(client) ?? '',
      record: { kind: 'client', ids: [client.id] },
    })),
  };
}
