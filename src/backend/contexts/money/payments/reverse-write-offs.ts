/** Reverses discounts and write-offs of an invoice that is credited: else the client would get credit without a payment. */
import { v7 as newId } from 'uuid';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { PaymentPorts, WriteOffReversal } from './payments.ports.ts';
import { findLastDay } from './payments.repository.ts';
import { writePayment } from './write-payment.ts';

/** Called in the transaction that credits, with positive minor units. The client's account is held already. */
export async function reverseWriteOffs(
  ports: PaymentPorts,
  work: Work,
  { caller, taken }: { readonly caller: Caller; readonly taken: WriteOffReversal },
): Promise<void> {
  const { organizationId, userId } = personOf(caller);
  const { invoiceId, discounted, writtenOff } = taken;
  const lastDay = await findLastDay(work.reads, invoiceId);
  await writePayment(ports, work, {
    row: {
      id: newId(),
      organization_id: organizationId,
      client_id: taken.clientId,
      kind: 'write_off',
      // Never dated before the discount or write-off that it reverses.
      value_date: lastDay !== undefined && lastDay > taken.issueDate ? lastDay : taken.issueDate,
      amount_minor: -(discounted + writtenOff),
      currency: taken.currency,
      account: null,
      reference: taken.number,
      note: null,
      reverses_id: null,
      recorded_by: userId,
      created_at: work.now,
    },
    allocations: [
      { invoiceId, kind: 'discounted', minor: -discounted },
      { invoiceId, kind: 'written_off', minor: -writtenOff },
    ],
  });
}
