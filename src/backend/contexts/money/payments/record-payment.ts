/** Records a transaction: who, when, how much, and for which invoices. */
import { v7 as newId } from 'uuid';
import { localDate } from '../../../../domain/zones.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { showPayment } from './payment-view.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { findPayment, holdClient, type PaymentRow } from './payments.repository.ts';
import type { CreatePayment, Payment } from './payments.schema.ts';
import { findClientOf, readPayment } from './read-payment.ts';
import { writePayment } from './write-payment.ts';

export async function recordPayment(
  ports: PaymentPorts,
  work: Work,
  { caller, input }: { readonly caller: Caller; readonly input: CreatePayment },
): Promise<Created<Payment>> {
  const { reads, now } = work;
  const { organizationId, userId } = personOf(caller);
  const existing = input.id ? await findPayment(reads, input.id) : undefined;
  if (existing) {
    const record = await showPayment(reads, existing);
    if (!isSame(record, input)) throw takenId();
    return { created: false, record };
  }
  const valueDate = await readValueDate(ports, work, input.valueDate);
  const on = { ports, work, valueDate };
  const clientId = await findClientOf(on, input);
  await holdClient(reads, clientId);
  const { amount, currency, allocations } = await readPayment(on, input, clientId);
  const row: PaymentRow = {
    id: input.id ?? newId(),
    organization_id: organizationId,
    client_id: clientId,
    kind: input.kind,
    value_date: valueDate,
    amount_minor: amount,
    currency,
    account: input.account ?? null,
    reference: input.reference ?? null,
    note: input.note ?? null,
    reverses_id: null,
    recorded_by: userId,
    created_at: now,
  };
  return { created: true, record: await writePayment(ports, work, { row, allocations }) };
}

/** Today where none is said; money that has not come yet is not recorded. */
export async function readValueDate(
  ports: PaymentPorts,
  { reads, now }: Work,
  valueDate: string | undefined,
): Promise<string> {
  const seller = await ports.findSeller(reads);
  if (!seller) throw notFound('organization');
  const today = localDate(now, seller.zone);
  if (valueDate !== undefined && valueDate > today) throw invalidField('valueDate', 'has not come yet');
  return valueDate ?? today;
}

export function takenId(): ApiError {
  return new ApiError('id_taken', 'This id is taken by another transaction.', [
    { field: 'id', issue: 'is taken' },
  ]);
}

/** What the request says is what was recorded; what it leaves out was found then. */
function isSame(record: Payment, input: CreatePayment): boolean {
  const said = { ...input } as Partial<Record<string, unknown>>;
  const same = (field: 'clientId' | 'valueDate' | 'account' | 'reference' | 'note') =>
    said[field] === undefined || said[field] === record[field];
  const amount = 'amount' in input ? input.amount : undefined;
  const parts = ('allocations' in input && input.allocations) || [];
  return (
    record.kind === input.kind &&
    record.reversesId === null &&
    (['clientId', 'valueDate', 'account', 'reference', 'note'] as const).every(same) &&
    (amount === undefined ||
      (amount.minor === record.amount.minor && amount.currency === record.amount.currency)) &&
    parts.every((part) => isPartOf(record, part))
  );
}

function isPartOf(
  { allocations, kind }: Payment,
  part: { readonly invoiceId: string; readonly amount?: { readonly minor: number } | undefined },
): boolean {
  const found = allocations.find(({ invoiceId }) => invoiceId === part.invoiceId);
  // One for which nothing was left has no part in it.
  if (!found) return part.amount === undefined;
  const { minor } = kind === 'write_off' ? found.writtenOff : found.paid;
  return part.amount === undefined || part.amount.minor === minor;
}
