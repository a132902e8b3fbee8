/** What became of an issued invoice, as its panel shows it, and what the panel asks for. Amounts are the host's. */
import * as z from 'zod';
import { isoDateSchema, moneySchema } from '../../src/contract/invoicing/invoice-document-schema.ts';

const paymentSchema = z.object({
  id: z.string(),
  /** Value date. */
  date: isoDateSchema,
  kind: z.enum(['payment', 'refund', 'write_off', 'transfer']),
  /** Account or reference; null where nothing is known. */
  label: z.string().nullable(),
  /** What this invoice owes less by it. */
  amount: moneySchema,
  /** It takes another one back, or was undone: neither is reversed again. */
  isReversal: z.boolean(),
  isReversed: z.boolean(),
});
export type ShownPayment = z.infer<typeof paymentSchema>;

const historySchema = z.object({
  step: z.enum([
    'created',
    'issued',
    'sent',
    'paid',
    'discounted',
    'refunded',
    'transferred',
    'written_off',
    'reversed',
    'credited',
    'reminded',
  ]),
  date: isoDateSchema,
  /** When it was recorded (ISO 8601 UTC) and by whom. */
  at: z.string(),
  by: z.string(),
  amount: moneySchema.nullable(),
  /** To whom it was sent, or the number of the credit note or of the reminder. */
  detail: z.string().nullable(),
});
export type ShownStep = z.infer<typeof historySchema>;

export const invoiceAccountSchema = z.object({
  settlement: z
    .enum(['open', 'partly_paid', 'partly_credited', 'overdue', 'paid', 'wholly_credited', 'written_off'])
    .nullable(),
  gross: moneySchema,
  paid: moneySchema,
  credited: moneySchema,
  discounted: moneySchema,
  writtenOff: moneySchema,
  due: moneySchema,
  overpaid: moneySchema,
  /** Days after the due date while something is due, else 0. */
  daysLate: z.number().int().nonnegative(),
  /** How it leaves next: by an account that is there, by one to set up, or, where it was sent or nobody sends it, neither. */
  sends: z.enum(['account', 'set_up', 'none']),
  /** Of a reminder that is ready; null where none is. */
  readyStep: z.number().int().nullable(),
  payments: z.array(paymentSchema),
  /** The newest first. */
  history: z.array(historySchema),
});
export type InvoiceAccount = z.infer<typeof invoiceAccountSchema>;

/** View → host: each leads to the command that asks what else it needs. */
export const accountMessages = [
  z.object({ type: z.literal('recordPayment') }),
  z.object({ type: z.literal('markSent') }),
  z.object({ type: z.literal('email') }),
  z.object({ type: z.literal('send') }),
  z.object({ type: z.literal('setUpEmail') }),
  z.object({ type: z.literal('remind') }),
  z.object({ type: z.literal('reversePayment'), paymentId: z.string() }),
] as const;
