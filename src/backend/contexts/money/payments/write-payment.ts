/** Writes one transaction to the ledger, and what it does to the invoices with it. */
import { type Allocation, allocatedBy } from '../../../../domain/payments/ledger.ts';
import { text } from '../../../../words/text.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { creditSourcesOf, loadWholeLedger } from './client-ledger.ts';
import { showPayment } from './payment-view.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { insertPayment, type PaymentRow } from './payments.repository.ts';
import type { Payment } from './payments.schema.ts';

export interface NewTransaction {
  readonly row: PaymentRow;
  readonly allocations: readonly Allocation[];
}

export async function writePayment(
  ports: PaymentPorts,
  work: Work,
  { row, allocations }: NewTransaction,
): Promise<Payment> {
  const { reads, writes, log } = work;
  const { organization_id: organizationId } = row;
  const given = allocations.filter(({ minor }) => minor !== 0);
  const rows = given.map(({ invoiceId, kind, minor }) => ({
    payment_id: row.id,
    organization_id: organizationId,
    invoice_id: invoiceId,
    kind,
    minor,
  }));
  await insertPayment(writes, row, rows);
  for (const [invoiceId, parts] of Map.groupBy(given, (each) => each.invoiceId)) {
    const sum = (kind: Allocation['kind']) => allocatedBy({ allocations: parts }, kind);
    await ports.invoices.settle(work, {
      invoiceId,
      paid: sum('paid'),
      discounted: sum('discounted'),
      writtenOff: sum('written_off'),
    });
  }
  await requireCredit(work, row, 'The credit that it left');
  const after = await showPayment(reads, row);
  await log({ type: 'payment.recorded', id: row.id, version: after.version, after });
  return after;
}

/** What is reversed, or credited of an invoice below zero, may have been used: money is never spent twice. */
export async function requireCredit(
  { reads }: Pick<Work, 'reads'>,
  row: Pick<PaymentRow, 'client_id' | 'currency'>,
  what: string,
): Promise<void> {
  const ledger = await loadWholeLedger(reads, row.client_id);
  const { unallocated } = creditSourcesOf(ledger, row.currency);
  if (!Number.isSafeInteger(unallocated)) {
    throw invalidField('amount', 'makes a credit that cannot be kept exactly any more');
  }
  if (unallocated < 0) {
    throw new ApiError(
      'state_forbids',
      text`${what} was used since: reverse the refund or the transfer that used it first.`,
    );
  }
}
