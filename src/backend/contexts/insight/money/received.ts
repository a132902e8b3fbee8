/** What came in, from whom, and how long it took: of the ledger that the reports of money read. */
import { payTimesOf } from '../../../../domain/money-reports/pay-times.ts';
import { type LedgerTransaction, receivedBy } from '../../../../domain/payments/ledger.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import { listPayers, listReversed, loadLedger, type OfClient } from '../model/ledger.repository.ts';
import { listClientNames } from '../model/names.repository.ts';

export interface ReceivedAsked extends OfClient {
  readonly period?: { readonly from: string; readonly to: string } | undefined;
}

interface Part {
  readonly clientId: string;
  readonly currency: string;
  readonly minor: number;
  readonly allocated: number;
  readonly invoiceIds: readonly string[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function createReceivedReadings(ports: Pick<SlicePorts, 'reads'>) {
  return {
    /** By client and currency, most first; money that was paid before an invoice was issued counts on its day of issue. */
    async received({ actor }: Caller, { period, clientId }: ReceivedAsked) {
      const reads = ports.reads(actor);
      const { ledger, documents } = await loadLedger(reads, { clientId });
      const payers = await listPayers(reads, { clientId });
      const owners = new Map(documents.map((row) => [row.id, row.client_id]));
      const isIn = (date: string) => period === undefined || (period.from <= date && date <= period.to);
      const prepaid = ledger.documents
        .filter(({ prepaid: minor, issueDate }) => minor !== 0 && isIn(issueDate))
        .map(
          ({ id, currency, prepaid: minor }): Part => ({
            clientId: owners.get(id) ?? '',
            currency,
            minor,
            allocated: minor,
            invoiceIds: [id],
          }),
        );
      const paid = ledger.transactions
        .filter(({ valueDate }) => isIn(valueDate))
        .map((one) => toPart(one, payers.get(one.id) ?? ''));
      const names = await listClientNames(reads);
      return [...Map.groupBy([...prepaid, ...paid], (part) => `${part.clientId} ${part.currency}`).values()]
        .map((parts) => addUp(parts, names))
        .filter(({ amount, allocated }) => amount.minor !== 0 || allocated.minor !== 0)
        .toSorted((one, other) => other.amount.minor - one.amount.minor);
    },
    /** The payment with the latest value date that was not reversed. */
    async findLastReceived({ actor }: Caller, { clientId }: OfClient) {
      const reads = ports.reads(actor);
      const { ledger } = await loadLedger(reads, { clientId });
      const payers = await listPayers(reads, { clientId });
      const names = await listClientNames(reads);
      const reversed = await listReversed(reads);
      const last = ledger.transactions
        .filter(({ id, kind, amount }) => kind === 'payment' && amount > 0 && !reversed.has(id))
        .toSorted(
          (one, other) => one.valueDate.localeCompare(other.valueDate) || one.id.localeCompare(other.id),
        )
        .at(-1);
      return (
        last && {
          clientName: names.get(payers.get(last.id) ?? '') ?? '',
          amount: { minor: last.amount, currency: last.currency },
          date: last.valueDate,
          invoiceIds: toPart(last, '').invoiceIds,
        }
      );
    },
    async payTimes({ actor }: Caller, { clientId }: OfClient) {
      const { ledger } = await loadLedger(ports.reads(actor), { clientId });
      return payTimesOf(ledger);
    },
  };
}

function toPart(one: LedgerTransaction, clientId: string): Part {
  const paid = one.allocations.filter(({ kind }) => kind === 'paid');
  return {
    clientId,
    currency: one.currency,
    minor: receivedBy(one),
    allocated: sum(paid.map(({ minor }) => minor)),
    invoiceIds: paid.map(({ invoiceId }) => invoiceId),
  };
}

function addUp(parts: readonly Part[], names: ReadonlyMap<string, string>) {
  const { clientId = '', currency = '' } = parts[0] ?? {};
  return {
    clientId,
    clientName: names.get(clientId) ?? '',
    amount: { minor: sum(parts.map(({ minor }) => minor)), currency },
    allocated: { minor: sum(parts.map(({ allocated }) => allocated)), currency },
    invoiceIds: [...new Set(parts.flatMap(({ invoiceIds }) => invoiceIds))],
  };
}
