/** The ledger as the log recorded it: each transaction with what it did to invoices. */
import * as z from 'zod';
import { type Allocation, paymentKinds } from '../../../../../domain/payments/ledger.ts';

const money = z.object({ minor: z.number().int(), currency: z.string() });

const loggedPaymentSchema = z.object({
  kind: z.enum(paymentKinds),
  clientId: z.string(),
  valueDate: z.string(),
  amount: money,
  account: z.string().nullable(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  reversesId: z.string().nullable(),
  allocations: z.array(
    z.object({ invoiceId: z.string(), paid: money, discounted: money, writtenOff: money }),
  ),
});
export type LoggedPayment = z.infer<typeof loggedPaymentSchema>;

/** By id. An event whose content is gone proves nothing. */
export function readLoggedPayments(
  events: readonly { readonly id: string; readonly after: string | null }[],
): ReadonlyMap<string, LoggedPayment> {
  const read = events.flatMap(({ id, after }) => {
    const logged = loggedPaymentSchema.safeParse(JSON.parse(after ?? 'null'));
    return logged.success ? [[id, logged.data] as const] : [];
  });
  return new Map(read);
}

/** What it did, without the sums that it left alone. */
export function allocationsOf({ allocations }: LoggedPayment): readonly Allocation[] {
  return allocations
    .flatMap(({ invoiceId, paid, discounted, writtenOff }): Allocation[] => [
      { invoiceId, kind: 'paid', minor: paid.minor },
      { invoiceId, kind: 'discounted', minor: discounted.minor },
      { invoiceId, kind: 'written_off', minor: writtenOff.minor },
    ])
    .filter(({ minor }) => minor !== 0);
}
