/** Statement of account: every document and payment of a client in order, with the balance that each leaves. */
import type { Ledger, LedgerDocument } from './ageing.ts';
import { allocatedBy, type LedgerTransaction, receivedBy } from './ledger.ts';

export type StatementRowKind =
  | 'invoice'
  | 'prepaid'
  | 'credit_note'
  | 'payment'
  | 'cash_discount'
  | 'refund'
  | 'write_off';

export interface StatementRow {
  /** ISO date: of issue, else the value date. */
  readonly date: string;
  readonly kind: StatementRowKind;
  /** Of the document or the transaction. */
  readonly id: string;
  /** Minor units: what the client owes more by it, negative where it owes less. */
  readonly minor: number;
  /** What the client owes after it; negative is the client's credit. */
  readonly balance: number;
}

export interface Statement {
  readonly currency: string;
  /** Before the first day. */
  readonly opening: number;
  readonly rows: readonly StatementRow[];
  /** After the last day. */
  readonly closing: number;
}

type Movement = Omit<StatementRow, 'balance'>;

/** ISO dates, both inclusive; left out, it begins with the first document or ends with the last. */
export interface StatementPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One statement a currency, in alphabetical order. A transfer of credit moves nothing between client and practice. */
export function drawStatements(ledger: Ledger, period: StatementPeriod): readonly Statement[] {
  const currencies = new Set([...ledger.documents, ...ledger.transactions].map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => {
    const movements = [
      ...ledger.documents.filter((each) => each.currency === currency).flatMap(movedByDocument),
      ...ledger.transactions.filter((each) => each.currency === currency).flatMap(movedByTransaction),
    ];
    return { currency, ...runThrough(movements, period) };
  });
}

function movedByDocument(document: LedgerDocument): readonly Movement[] {
  const { id, issueDate: date, gross, prepaid } = document;
  if (document.documentType === '381') return [{ date, id, kind: 'credit_note', minor: -gross }];
  const invoice: Movement = { date, id, kind: 'invoice', minor: gross };
  return prepaid === 0 ? [invoice] : [invoice, { date, id, kind: 'prepaid', minor: -prepaid }];
}

function movedByTransaction(transaction: LedgerTransaction): readonly Movement[] {
  const { id, kind, valueDate: date } = transaction;
  const row = (rowKind: StatementRowKind, minor: number): Movement[] =>
    minor === 0 ? [] : [{ date, id, kind: rowKind, minor: -minor }];
  return [
    ...row(kind === 'refund' ? 'refund' : 'payment', receivedBy(transaction)),
    ...row('cash_discount', allocatedBy(transaction, 'discounted')),
    ...row('write_off', allocatedBy(transaction, 'written_off')),
  ];
}

function runThrough(
  movements: readonly Movement[],
  { from, to }: StatementPeriod,
): Omit<Statement, 'currency'> {
  // The sort is stable: documents of a day stand before its payments.
  const ordered = movements.toSorted((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  );
  let balance = 0;
  let opening = 0;
  const rows: StatementRow[] = [];
  for (const movement of ordered) {
    if (to !== undefined && movement.date > to) break;
    balance += movement.minor;
    if (from !== undefined && movement.date < from) opening = balance;
    else rows.push({ ...movement, balance });
  }
  return { opening, rows, closing: balance };
}
