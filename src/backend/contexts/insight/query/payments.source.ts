/** What came in, less what was paid back, by value date (domain/payments/ledger.ts). What was paid before an invoice was issued counts on its day of issue. */
import { sumByCurrency } from '../../../../domain/money.ts';
import { type LedgerTransaction, receivedBy } from '../../../../domain/payments/ledger.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listPayers, loadLedger } from '../model/ledger.repository.ts';
import { listClientNames } from '../model/names.repository.ts';
import type { PaymentRecord, Tally } from '../model/query/answers.ts';
import { isDateGroup } from '../model/query/date-groups.ts';
import { compareAmounts, isWithinAmount } from './amounts.ts';
import { dateKey } from './group-keys.ts';
import type { Asked, QuerySource } from './query.ts';
import { rememberEach } from './remember-each.ts';

interface PaymentSourcePorts {
  readonly reads: Reads;
  /** The practice's own currency. */
  readonly currency: string;
}

export function openPaymentSource({ reads, currency: own }: PaymentSourcePorts): QuerySource {
  const load = rememberEach(
    async ({ filters, period }: Pick<Asked, 'filters' | 'period'>): Promise<readonly PaymentRecord[]> => {
      const { ledger, documents } = await loadLedger(reads, {});
      const names = await listClientNames(reads);
      const payers = await listPayers(reads, {});
      const owners = new Map(documents.map((row) => [row.id, row.client_id]));
      const named = (clientId: string) => ({ clientId, clientName: names.get(clientId) ?? '' });
      const prepaid = ledger.documents
        .filter(({ prepaid: minor }) => minor !== 0)
        .map(
          ({ id, currency, prepaid: minor, issueDate: date }): PaymentRecord => ({
            kind: 'payment',
            id,
            ...named(owners.get(id) ?? ''),
            date,
            amount: { minor, currency },
            invoiceIds: [id],
          }),
        );
      const paid = ledger.transactions
        .filter((one) => receivedBy(one) !== 0)
        .map((one) => toRecord(one, named(payers.get(one.id) ?? '')));
      return [...prepaid, ...paid]
        .filter(({ date }) => period === undefined || (period.from <= date && date <= period.to))
        .filter((one) =>
          filters.every(
            (filter) =>
              (filter.field !== 'client' ||
                filter.values.some(({ id }) => id === one.clientId) === filter.is) &&
              isWithinAmount(filter, one.amount),
          ),
        )
        .toSorted((one, other) => one.date.localeCompare(other.date) || one.id.localeCompare(other.id));
    },
  );
  const list = async ({ filters, period }: Asked) => await load({ filters, period });
  return {
    total: async (asked) => tallyOf(await list(asked)),
    async groups(asked, by) {
      const keyOf = (one: PaymentRecord) => (isDateGroup(by) ? dateKey(one.date, by) : one.clientId);
      return [...Map.groupBy(await list(asked), keyOf)].map(([key, same]) => ({
        key,
        name: isDateGroup(by) ? key : (same[0]?.clientName ?? ''),
        tally: tallyOf(same),
      }));
    },
    async records({ order, isDescending, limit, ...asked }) {
      const found = await list(asked);
      if (order !== 'value') return (isDescending ? found.toReversed() : found).slice(0, limit);
      return found
        .toSorted((one, other) => compareAmounts(one.amount, other.amount, { own, isDescending }))
        .slice(0, limit);
    },
    async behind(asked, { limit }) {
      const ids = (await list(asked)).flatMap(({ invoiceIds }) => invoiceIds);
      return { kind: 'invoice', ids: [...new Set(ids)].slice(0, limit) };
    },
  };
}

function toRecord(
  one: LedgerTransaction,
  client: Pick<PaymentRecord, 'clientId' | 'clientName'>,
): PaymentRecord {
  const { id, currency, valueDate: date, allocations } = one;
  return {
    kind: 'payment',
    id,
    ...client,
    date,
    amount: { minor: receivedBy(one), currency },
    invoiceIds: allocations.flatMap(({ kind, invoiceId }) => (kind === 'paid' ? invoiceId : [])),
  };
}

function tallyOf(records: readonly PaymentRecord[]): Tally {
  return {
    seconds: 0,
    amounts: sumByCurrency(records.map(({ amount }) => amount)),
    count: records.length,
  };
}
