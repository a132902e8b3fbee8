/** Transactions beside what the log recorded of them. */
import {
  type ColumnDifference,
  type ColumnValues,
  compareColumns,
  describeDifference,
  type ProvenRow,
} from '../../../../../domain/invoicing/proof/column-difference.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { LoggedPayment } from './logged-ledger.ts';
import type { LedgerRow } from './proof.repository.ts';

export function comparePayments(
  rows: readonly LedgerRow[],
  logged: ReadonlyMap<string, LoggedPayment>,
): readonly ColumnDifference[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...logged].flatMap(([id, payment]) => comparePayment(byId.get(id), { id, payment }));
}

function comparePayment(
  row: LedgerRow | undefined,
  { id, payment }: { readonly id: string; readonly payment: LoggedPayment },
): readonly ColumnDifference[] {
  const subject = `Transaction ${id} of ${payment.valueDate}`;
  const proven: ProvenRow = { table: 'payments', id, subject, number: null };
  if (row === undefined) {
    return [describeDifference(proven, { column: 'id', stored: null, expected: id, evidence: 'log' })];
  }
  const stored = { ...row, created_at: toInstant(row.created_at) };
  return compareColumns(proven, { stored, expected: toColumns(payment), evidence: 'log' });
}

function toColumns(payment: LoggedPayment): ColumnValues {
  return {
    client_id: payment.clientId,
    kind: payment.kind,
    value_date: payment.valueDate,
    amount_minor: payment.amount.minor,
    currency: payment.amount.currency,
    account: payment.account,
    reference: payment.reference,
    note: payment.note,
    reverses_id: payment.reversesId,
    created_at: payment.createdAt,
  };
}
