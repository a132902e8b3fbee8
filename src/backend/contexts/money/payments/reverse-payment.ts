/** Takes a transaction back by a new one that names it: the ledger keeps both. */
import { v7 as newId } from 'uuid';
import type { InvoiceAmounts } from '../../../../domain/payments/balance.ts';
import { type LedgerTransaction, limitLetOff, reversalOf } from '../../../../domain/payments/ledger.ts';
import { text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import { toTransaction } from '../model/to-ledger.ts';
import { showPayment } from './payment-view.ts';
import type { PaymentPorts } from './payments.ports.ts';
import {
  findDocument,
  findLastDay,
  findPayment,
  holdClient,
  listAllocations,
  type PaymentRow,
} from './payments.repository.ts';
import type { Payment, ReversePayment } from './payments.schema.ts';
import { readValueDate, takenId } from './record-payment.ts';
import { writePayment } from './write-payment.ts';

export interface ReverseOn {
  readonly caller: Caller;
  readonly id: string;
  readonly input: ReversePayment;
  readonly expected?: number | undefined;
}

export async function loadPayment(reads: Reads, id: string): Promise<PaymentRow> {
  const row = await findPayment(reads, id);
  if (!row) throw notFound('payment');
  return row;
}

/** Answers the reversal. */
export async function reversePayment(
  ports: PaymentPorts,
  work: Work,
  { caller, id, input, expected }: ReverseOn,
): Promise<Created<Payment>> {
  const { reads, now, log } = work;
  const row = await loadPayment(reads, id);
  const existing = input.id ? await findPayment(reads, input.id) : undefined;
  if (existing) {
    if (existing.reverses_id !== id) throw takenId();
    return { created: false, record: await showPayment(reads, existing) };
  }
  await holdClient(reads, row.client_id);
  const before = await showPayment(reads, row);
  requireVersion(before, expected);
  requireReversible(before);
  const { reversal, notBefore } = await loadReversal(reads, row);
  if (reversal.amount === 0) {
    throw new ApiError('state_forbids', 'A credit note has taken it back already.');
  }
  const valueDate = await readValueDate(ports, work, input.valueDate);
  if (valueDate < row.value_date) {
    throw invalidField('valueDate', text`lies before ${row.value_date}, the day of what it reverses`);
  }
  if (notBefore !== undefined && valueDate < notBefore) {
    throw invalidField(
      'valueDate',
      text`lies before ${notBefore}, when a credit note took a part of it back`,
    );
  }
  const record = await writePayment(ports, work, {
    row: {
      ...row,
      id: input.id ?? newId(),
      value_date: valueDate,
      amount_minor: reversal.amount,
      note: input.note ?? null,
      reverses_id: row.id,
      recorded_by: personOf(caller).userId,
      created_at: now,
    },
    allocations: reversal.allocations,
  });
  const after = await showPayment(reads, row);
  await log({ type: 'payment.reversed', id: row.id, version: after.version, before, after });
  return { created: true, record };
}

interface FoundReversal {
  readonly reversal: LedgerTransaction;
  /** ISO date on which a credit note took a part of it back, where one did. */
  readonly notBefore: string | undefined;
}

/** What a credit note reversed since of a discount or a write-off is not reversed again. */
async function loadReversal(reads: Reads, row: PaymentRow): Promise<FoundReversal> {
  const transaction = toTransaction(row, await listAllocations(reads, [row.id]));
  const letOff = transaction.allocations.filter(({ kind }) => kind !== 'paid');
  const all = () => reads.whole('invoices', 'ledger');
  const left = new Map<string, InvoiceAmounts>();
  const days: string[] = [];
  for (const { invoiceId } of letOff) {
    const document = await findDocument(all(), invoiceId);
    if (document) left.set(invoiceId, amountsOf(document));
  }
  const limited = limitLetOff(transaction, left);
  for (const [at, { invoiceId, minor }] of limited.allocations.entries()) {
    if (minor === transaction.allocations[at]?.minor) continue;
    // Before that day the part still counts: to take the rest back earlier would count it twice.
    const day = await findLastDay(reads, invoiceId);
    if (day !== undefined) days.push(day);
  }
  return { reversal: reversalOf(limited), notBefore: days.toSorted().at(-1) };
}

function requireReversible({ kind, amount, reversesId, reversedById }: Payment): void {
  if (reversesId !== null) {
    throw new ApiError('state_forbids', 'This is a reversal: record the payment again instead.');
  }
  if (reversedById !== null) {
    throw new ApiError('state_forbids', 'It is reversed already.');
  }
  if (kind === 'write_off' && amount.minor < 0) {
    throw new ApiError('state_forbids', 'It came with a credit note, which cannot be undone.');
  }
}
