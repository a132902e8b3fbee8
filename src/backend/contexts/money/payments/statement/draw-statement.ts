/** The statement of account of a client, by currency. */
import { daysLate, invoicesOn, unallocatedOn } from '../../../../../domain/payments/ageing.ts';
import {
  drawStatements,
  type Statement,
  type StatementRow,
} from '../../../../../domain/payments/statement.ts';
import { localDate } from '../../../../../domain/zones.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import { type ClientLedger, loadClientLedger } from '../client-ledger.ts';
import type { PaymentPorts } from '../payments.ports.ts';
import type { ClientStatement, StatementQuery } from './statement.schema.ts';

type Account = ClientStatement['accounts'][number];

export async function drawClientStatement(
  ports: PaymentPorts,
  { actor }: Caller,
  { id, query }: { readonly id: string; readonly query: StatementQuery },
): Promise<ClientStatement> {
  const reads = ports.reads(actor);
  const client = await ports.findClient(reads, id);
  const seller = await ports.findSeller(reads);
  if (!client || !seller) throw notFound('client');
  const to = query.to ?? localDate(ports.clock(), seller.zone);
  const ledger = await loadClientLedger(reads, id);
  return {
    clientId: id,
    clientName: client.name,
    from: query.from ?? null,
    to,
    accounts: drawStatements(ledger, { from: query.from, to }).map((each) => toAccount(ledger, each, to)),
  };
}

function toAccount(
  ledger: ClientLedger,
  { currency, opening, rows, closing }: Statement,
  to: string,
): Account {
  const money = (minor: number) => ({ minor, currency });
  const invoices = invoicesOn(ledger, to).filter(({ document }) => document.currency === currency);
  const overpaid = invoices.reduce((sum, each) => sum + each.overpaid, 0);
  return {
    currency,
    opening: money(opening),
    rows: rows.map((row) => toRow(ledger, row, currency)),
    closing: money(closing),
    open: invoices
      .filter(({ due }) => due > 0)
      .map(({ document, due }) => ({
        invoiceId: document.id,
        number: ledger.numbers.get(document.id) ?? '',
        dueDate: document.dueDate,
        due: money(due),
        daysLate: daysLate(document.dueDate, to),
      })),
    credit: money(overpaid + (unallocatedOn(ledger, to).get(currency) ?? 0)),
  };
}

function toRow(ledger: ClientLedger, row: StatementRow, currency: string): Account['rows'][number] {
  const payment = ledger.payments.get(row.id);
  return {
    date: row.date,
    kind: row.kind,
    isReversal: payment !== undefined && payment.reverses_id !== null,
    invoiceId: payment ? null : row.id,
    paymentId: payment ? row.id : null,
    reference: payment ? payment.reference : (ledger.numbers.get(row.id) ?? null),
    amount: { minor: row.minor, currency },
    balance: { minor: row.balance, currency },
  };
}
