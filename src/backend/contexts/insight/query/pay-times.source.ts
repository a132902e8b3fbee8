/** How long clients take to pay: from issue to the payment that settled an invoice (domain/money-reports/pay-times.ts). */
import { payTimesOf } from '../../../../domain/money-reports/pay-times.ts';
import type { Filter } from '../../../../domain/query/frame.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { loadLedger } from '../model/ledger.repository.ts';
import { listClientNames } from '../model/names.repository.ts';
import type { Tally } from '../model/query/answers.ts';
import type { Asked, QuerySource } from './query.ts';
import { rememberEach } from './remember-each.ts';

export function openPayTimeSource({ reads }: { readonly reads: Reads }): QuerySource {
  const load = rememberEach(async ({ filters }: Pick<Asked, 'filters'>) => {
    const { ledger, documents } = await loadLedger(reads, {});
    const own = documents.filter(({ client_id: id }) => filters.every((filter) => isOf(id, filter)));
    const owners = new Map(own.map(({ id, client_id: clientId }) => [id, clientId]));
    const of = (isMeant: (clientId: string) => boolean) =>
      payTimesOf({
        ...ledger,
        documents: ledger.documents.filter(({ id }) => {
          const owner = owners.get(id);
          return owner !== undefined && isMeant(owner);
        }),
      });
    return { of, clientIds: [...new Set(owners.values())] };
  });
  return {
    async total({ filters }) {
      return tallyOf((await load({ filters })).of(() => true));
    },
    async groups({ filters }) {
      const { of, clientIds } = await load({ filters });
      const names = await listClientNames(reads);
      return clientIds
        .map((id) => ({ key: id, name: names.get(id) ?? '', tally: tallyOf(of((one) => one === id)) }))
        .filter(({ tally }) => tally.count > 0);
    },
    records: async () => [],
    async behind({ filters }, { limit }) {
      return { kind: 'invoice', ids: (await load({ filters })).of(() => true).ids.slice(0, limit) };
    },
  };
}

function isOf(clientId: string, filter: Filter): boolean {
  return filter.field !== 'client' || filter.values.some(({ id }) => id === clientId) === filter.is;
}

function tallyOf({ invoices, days, daysLate }: ReturnType<typeof payTimesOf>): Tally {
  return { seconds: 0, amounts: [], count: invoices, payTime: { days, daysLate } };
}
