/** What happened to an invoice, on the wire. */
import * as z from 'zod';
import { sentVias } from '../../../../../domain/payments/sent.ts';
import { dateSchema, idSchema, instantSchema, moneySchema } from '../../../../platform/http/wire.ts';

export const historySteps = [
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
] as const;

const stepSchema = z.object({
  step: z.enum(historySteps),
  /** The day from which it counts: of issue, of sending, of value. */
  date: dateSchema,
  /** When it was recorded. */
  at: instantSchema,
  /** Who recorded it; empty where that is not known any more. */
  by: z.string(),
  /** Of a payment, its reversal or a credit note: what the invoice owes less by it, negative where more. */
  amount: moneySchema.nullable(),
  /** Of sending, and of a reminder. */
  to: z.string().nullable(),
  via: z.enum(sentVias).nullable(),
  /** Number of the credit note or of the reminder, or the reference of the payment. */
  reference: z.string().nullable(),
  paymentId: idSchema.nullable(),
  invoiceId: idSchema.nullable(),
});

/** In the order in which it was recorded. */
export const invoiceHistorySchema = z.object({ items: z.array(stepSchema) }).meta({ id: 'InvoiceHistory' });
export type InvoiceHistory = z.infer<typeof invoiceHistorySchema>;
export type HistoryStep = InvoiceHistory['items'][number];
