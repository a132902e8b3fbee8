/** Payments, refunds, write-offs and transfers on the wire. */
import * as z from 'zod';
import { paymentKinds } from '../../../../domain/payments/ledger.ts';
import {
  dateSchema,
  idSchema,
  lineSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  positiveAmountSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';

const facts = {
  id: idSchema.optional(),
  /** Local date from which it counts; left out: today. */
  valueDate: dateSchema.optional(),
  /** The account that the money came to or went from. */
  account: nameSchema.optional(),
  /** What the bank statement says. */
  reference: lineSchema.min(1).max(500).optional(),
  note: textSchema.trim().min(1).max(2000).optional(),
};

const partFields = {
  invoiceId: idSchema,
  /** Left out: as much as is due, and as is left of the amount. */
  amount: positiveAmountSchema.optional(),
};
const partSchema = z.strictObject(partFields);
const partsSchema = z.array(partSchema).min(1).max(200);

/** `payment`: money came. `refund`: credit was paid back. `write_off`: an invoice will not be paid. `transfer`: credit pays an invoice. */
export const createPaymentSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('payment'),
      ...facts,
      /** Left out: the client of the invoices. */
      clientId: idSchema.optional(),
      /** Left out: what the invoices still owe. What they do not take is the client's credit. */
      amount: positiveAmountSchema.optional(),
      allocations: z
        .array(
          z.strictObject({
            ...partFields,
            /** The cash discount of the invoice is taken: the payment and the discount settle it. */
            cashDiscount: z.boolean().optional(),
          }),
        )
        .max(200)
        .optional(),
    }),
    z.strictObject({
      kind: z.literal('refund'),
      ...facts,
      clientId: idSchema,
      /** Left out: all of the credit, where it is of one currency. */
      amount: positiveAmountSchema.optional(),
    }),
    z.strictObject({ kind: z.literal('write_off'), ...facts, allocations: partsSchema }),
    z.strictObject({ kind: z.literal('transfer'), ...facts, allocations: partsSchema }),
  ])
  .meta({ id: 'CreatePayment' });
export type CreatePayment = z.infer<typeof createPaymentSchema>;

export const reversePaymentSchema = z
  .strictObject({
    /** Of the transaction that takes the other back. */
    id: idSchema.optional(),
    /** From which the reversal counts; left out: today. */
    valueDate: dateSchema.optional(),
    note: textSchema.trim().min(1).max(2000).optional(),
  })
  .meta({ id: 'ReversePayment' });
export type ReversePayment = z.infer<typeof reversePaymentSchema>;

const allocationSchema = z
  .object({
    invoiceId: idSchema,
    invoiceNumber: z.string(),
    paid: moneySchema,
    /** Cash discount that was given with it. */
    discounted: moneySchema,
    writtenOff: moneySchema,
  })
  .meta({ id: 'PaymentAllocation' });

export const paymentSchema = recordSchema
  .extend({
    kind: z.enum(paymentKinds),
    clientId: idSchema,
    clientName: z.string(),
    valueDate: dateSchema,
    /** Negative in a reversal. */
    amount: moneySchema,
    account: z.string().nullable(),
    reference: z.string().nullable(),
    note: z.string().nullable(),
    allocations: z.array(allocationSchema),
    /** What it leaves to the client's credit; negative where it uses some of it. */
    unallocated: moneySchema,
    /** The transaction that this one reverses. */
    reversesId: idSchema.nullable(),
    /** The transaction that took this one back. */
    reversedById: idSchema.nullable(),
    recordedBy: z.string(),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof paymentSchema>;

export const listPaymentsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  clientId: idSchema.optional(),
  invoiceId: idSchema.optional(),
});
export type ListPayments = z.infer<typeof listPaymentsSchema>;

export const paymentPageSchema = pageSchema(paymentSchema).meta({ id: 'PaymentPage' });
