/** Statement of account on the wire. */
import * as z from 'zod';
import { currencySchema, dateSchema, idSchema, moneySchema } from '../../../../platform/http/wire.ts';
import { isInOrder, outOfOrder } from '../../../time/model/entry-filter.ts';

/** Local dates, both inclusive; left out: from the first document, to today. */
export const statementQuerySchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(isInOrder, outOfOrder);
export type StatementQuery = z.infer<typeof statementQuerySchema>;

const rowSchema = z.object({
  date: dateSchema,
  kind: z.enum(['invoice', 'prepaid', 'credit_note', 'payment', 'cash_discount', 'refund', 'write_off']),
  /** True of a row that takes an earlier one back. */
  isReversal: z.boolean(),
  invoiceId: idSchema.nullable(),
  paymentId: idSchema.nullable(),
  /** Number of the document, else the reference of the transaction. */
  reference: z.string().nullable(),
  /** What the client owes more by it; negative where it owes less. */
  amount: moneySchema,
  /** What the client owes after it; negative is the client's credit. */
  balance: moneySchema,
});

const openInvoiceSchema = z.object({
  invoiceId: idSchema,
  number: z.string(),
  dueDate: dateSchema,
  due: moneySchema,
  /** Days after the due date, 0 until then. */
  daysLate: z.number().int(),
});

export const clientStatementSchema = z
  .object({
    clientId: idSchema,
    clientName: z.string(),
    from: dateSchema.nullable(),
    to: dateSchema,
    /** One for each currency in which there was a document or a payment. */
    accounts: z.array(
      z.object({
        currency: currencySchema,
        opening: moneySchema,
        rows: z.array(rowSchema),
        closing: moneySchema,
        /** What was owed at the end of the last day, and by which invoices. */
        open: z.array(openInvoiceSchema),
        /** The client's credit at the end of the last day: unallocated and overpaid. */
        credit: moneySchema,
      }),
    ),
  })
  .meta({ id: 'ClientStatement' });
export type ClientStatement = z.infer<typeof clientStatementSchema>;
