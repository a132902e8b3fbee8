/** What came in, less what was paid back, by value date (domain/payments/ledger.ts). What was paid before an invoice was issued counts on its day of issue. */
import { sumByCurrency } from '../../../../domain/money.ts';
import { allocatedBy, type LedgerTransaction, receivedBy } from '../../../../domain/payments/ledger.ts';
import type { Filter } from '../../../../domain/query/frame.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listPayers, listReversed, loadLedger } from '../model/ledger.repository.ts';
import { listClientNames } from '../model/names.repository.ts';
import type { Behind, Beside, PaymentRecord, Tally } from '../model/query/answers.ts';
import { isDateGroup } from '../model/query/date-groups.ts';
import { compareAmounts, isWithinAmount } from './amounts.ts';
import { hasEnds, withinEnds } from './ends.ts';
import { dateKey } from './group-keys.ts';
import type { Asked, QuerySource } from './query.ts';
import { rememberEach } from './remember-each.ts';

interface PaymentSourcePorts {
  readonly reads: Reads;
  /** The practice's own currency. */
  readonly currency: string;
}

/** With the part that invoices took. */
interface Posted {
  readonly record: PaymentRecord;
  readonly allocated: number;
}

export function openPaymentSource({ reads, currency: own }: PaymentSourcePorts): QuerySource {
  const load = rememberEach(
    async ({ filters, period }: Pick<Asked, 'filters' | 'period'>): Promise<readonly Posted[]> => {
      const { ledger, documents } = await loadLedger(reads, {});
      const names = await listClientNames(reads);
      const payers = await listPayers(reads, {});
      const owners = new Map(documents.map((row) => [row.id, row.client_id]));
      const numbers = new Map(documents.map(({ id, number }) => [id, number ?? '']));
      const named = (clientId: string) => ({ clientId, clientName: names.get(clientId) ?? '' });
      const prepaid = ledger.documents
        .filter(({ prepaid: minor }) => minor !== 0)
        .map(
          ({ id, currency, prepaid: minor, issueDate: date }): Posted => ({
            record: {
              kind: 'payment',
              id,
              ...named(owners.get(id) ?? ''),
              date,
              amount: { minor, currency },
              invoiceIds: [id],
              invoiceNumbers: [numbers.get(id) ?? ''],
            },
            allocated: minor,
          }),
        );
      const paid = ledger.transactions.map((one) => ({
        record: toRecord(one, named(payers.get(one.id) ?? ''), numbers),
        allocated: allocatedBy(one, 'paid'),
      }));
      return [...prepaid, ...paid]
        .filter(({ record: { date } }) => period === undefined || (period.from <= date && date <= period.to))
        .filter(({ record }) => filters.every((filter) => isOf(record, filter)));
    },
  );
  const post = async ({ filters, period }: Asked) => await load({ filters, period });
  /** Money that came or went, by date. */
  const list = async (asked: Asked) => {
    const all = (await post(asked))
      .map(({ record }) => record)
      .filter(({ amount }) => amount.minor !== 0)
      .toSorted((one, other) => one.date.localeCompare(other.date) || one.id.localeCompare(other.id));
    if (!hasEnds(asked.filters)) return all;
    const reversed = await listReversed(reads);
    const isMeant = ({ id, amount }: PaymentRecord) => amount.minor > 0 && !reversed.has(id);
    return withinEnds(all, asked.filters, { own, isMeant, sizeOf: ({ amount }) => amount });
  };
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
    async records({ order, isDescending, limit, isEnd, ...asked }) {
      const all = await list(asked);
      const reversed = isEnd ? await listReversed(reads) : new Set();
      const found = isEnd ? all.filter(({ id, amount }) => amount.minor > 0 && !reversed.has(id)) : all;
      if (order !== 'value') return (isDescending ? found.toReversed() : found).slice(0, limit);
      return found
        .toSorted((one, other) => compareAmounts(one.amount, other.amount, { own, isDescending }))
        .slice(0, limit);
    },
    async behind(asked, { limit }) {
      return behindOf(await list(asked), limit);
    },
    async beside(asked) {
      return hasEnds(asked.filters) ? {} : creditOf(await post(asked));
    },
  };
}

/** What no invoice took. */
function creditOf(posted: readonly Posted[]): Beside {
  const credits = posted.map(({ record: { amount }, allocated }) => ({
    ...amount,
    minor: amount.minor - allocated,
  }));
  const amounts = sumByCurrency(credits).filter(({ minor }) => minor !== 0);
  if (amounts.length === 0) return {};
  const tally = { seconds: 0, amounts, count: 0 };
  return { beside: [{ name: 'credit', tally, behind: { kind: 'invoice', ids: [] } }] };
}

function isOf(record: PaymentRecord, filter: Filter): boolean {
  const isOfClient =
    filter.field !== 'client' || filter.values.some(({ id }) => id === record.clientId) === filter.is;
  const isOfCurrency =
    filter.field !== 'currency' || filter.currencies.includes(record.amount.currency) === filter.is;
  return isOfClient && isOfCurrency && isOn(record.date, filter) && isWithinAmount(filter, record.amount);
}

function isOn(date: string, filter: Filter): boolean {
  if (filter.field !== 'within') return true;
  return (filter.period.from <= date && date <= filter.period.to) === filter.is;
}

function behindOf(records: readonly PaymentRecord[], limit: number): Behind {
  const idsOf = (some: readonly PaymentRecord[]) =>
    [...new Set(some.flatMap(({ invoiceIds }) => invoiceIds))].slice(0, limit);
  const currencies = Map.groupBy(records, ({ amount }) => amount.currency);
  return {
    kind: 'invoice',
    ids: idsOf(records),
    ...(currencies.size > 1 && {
      byCurrency: new Map([...currencies].map(([one, same]) => [one, idsOf(same)])),
    }),
  };
}

function toRecord(
  one: LedgerTransaction,
  client: Pick<PaymentRecord, 'clientId' | 'clientName'>,
  numbers: ReadonlyMap<string, string>,
): PaymentRecord {
  const { id, currency, valueDate: date, allocations } = one;
  const invoiceIds = allocations.flatMap(({ kind, invoiceId }) => (kind === 'paid' ? invoiceId : []));
  return {
    kind: 'payment',
    id,
    ...client,
    date,
    amount: { minor: receivedBy(one), currency },
    invoiceIds,
    invoiceNumbers: invoiceIds.map((invoiceId) => numbers.get(invoiceId) ?? ''),
  };
}

function tallyOf(records: readonly PaymentRecord[]): Tally {
  return {
    seconds: 0,
    amounts: sumByCurrency(records.map(({ amount }) => amount)),
    count: records.length,
  };
}
