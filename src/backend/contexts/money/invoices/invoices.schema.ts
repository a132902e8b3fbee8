/** Invoices on the wire. The document's own shape is in invoice-document.schema.ts. */
import * as z from 'zod';
import { documentTypeSchema } from '../../../../contract/invoicing/invoice-document-schema.ts';
import { settlements } from '../../../../domain/payments/balance.ts';
import { sentVias } from '../../../../domain/payments/sent.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  taxCategorySchema,
  taxRateSchema,
  textSchema,
} from '../../../platform/http/wire.ts';
import { isInOrder, outOfOrder } from '../../time/model/entry-filter.ts';
import { itemSchema } from '../model/invoice-item.ts';
import { roundingSchema } from '../model/stored-rounding.ts';
import { invoiceStateSchema } from './invoice-document.schema.ts';
import { groupingSchema, makingFields } from './lines/lines.schema.ts';

const percentSchema = z
  .string()
  .regex(/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/, 'must be a percentage such as "2" or "2.5"');
const reasonSchema = nameSchema;

/** A percentage of the lines, or an amount that is taken off them. */
export const discountSchema = z.union([
  z.strictObject({ reason: reasonSchema, percent: percentSchema }),
  z.strictObject({ reason: reasonSchema, amount: amountSchema }),
]);

const periodSchema = z.strictObject({ from: dateSchema, to: dateSchema });

const draftFields = {
  /** Null: the day it is issued. */
  issueDate: dateSchema.nullable(),
  /** Null: as the payment term says. */
  dueDate: dateSchema.nullable(),
  /** Null: the sentence that the due date makes. */
  paymentTerms: textSchema.trim().min(1).max(1000).nullable(),
  buyerReference: lineSchema.max(100).nullable(),
  note: textSchema.max(5000).nullable(),
  language: languageSchema,
  discount: discountSchema.nullable(),
  taxCategory: taxCategorySchema,
  taxRate: taxRateSchema,
  rounding: roundingSchema,
  items: z.array(itemSchema).max(200),
  ...makingFields,
};

export const createInvoiceSchema = z
  .strictObject({
    ...z.object(draftFields).partial().shape,
    id: idSchema.optional(),
    clientId: idSchema,
    /** Approved timesheets to bill; without them and without a period, all that is unbilled. */
    timesheetIds: z.array(idSchema).min(1).max(200).optional(),
    /** Local dates of the entries, both inclusive; it becomes the service period. */
    period: periodSchema.optional(),
    /** Leaves out entries under a minute, which stay unbilled: a timer that was started by mistake. */
    withoutShort: z.boolean().optional(),
  })
  .meta({ id: 'CreateInvoice' });
export type CreateInvoice = z.infer<typeof createInvoiceSchema>;

export const patchInvoiceSchema = z
  .strictObject({ ...draftFields, period: periodSchema })
  .partial()
  .meta({ id: 'PatchInvoice' });
export type PatchInvoice = z.infer<typeof patchInvoiceSchema>;

/** With neither quantity nor net amount: all that is left of the line. */
const creditLineSchema = z.strictObject({
  lineId: idSchema,
  quantity: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'must be a decimal such as "1" or "2.5"')
    .optional(),
  net: amountSchema.optional(),
});

export const creditInvoiceSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** Printed on the credit note. */
    reason: reasonSchema,
    issueDate: dateSchema.optional(),
    /** True: its time may be billed again, once nothing is left of the invoice. False: it stays away from invoices. */
    releaseEntries: z.boolean().default(false),
    /** With neither `lines` nor `amount`: all that is left. */
    lines: z.array(creditLineSchema).min(1).max(5000).optional(),
    /** Net, before allowances and charges of the document, over all lines in proportion to what is left of each. */
    amount: amountSchema.optional(),
  })
  .meta({ id: 'CreditInvoice' });
export type CreditInvoice = z.infer<typeof creditInvoiceSchema>;

export const sendInvoiceSchema = z
  .strictObject({
    /** Local date; left out: today. */
    date: dateSchema.optional(),
    /** An address or a name. */
    to: lineSchema.min(1).max(320).optional(),
    /** Left out: by e-mail. */
    via: z.enum(sentVias).optional(),
  })
  .meta({ id: 'SendInvoice' });
export type SendInvoice = z.infer<typeof sendInvoiceSchema>;

const sentSchema = z.object({ date: dateSchema, to: z.string().nullable(), via: z.enum(sentVias) });

export const invoiceSchema = recordSchema
  .extend({
    documentType: documentTypeSchema,
    state: invoiceStateSchema,
    /** Null on a draft: a number is drawn when it is issued. */
    number: z.string().nullable(),
    clientId: idSchema,
    clientName: z.string(),
    currency: currencySchema,
    /** On a draft the date it would carry if it were issued today. */
    issueDate: dateSchema,
    dueDate: dateSchema,
    periodStart: dateSchema,
    periodEnd: dateSchema,
    net: moneySchema,
    tax: moneySchema,
    gross: moneySchema,
    paid: moneySchema,
    /** Gross of the credit notes that correct it. */
    credited: moneySchema,
    /** Cash discount that was taken with its payments. */
    discounted: moneySchema,
    writtenOff: moneySchema,
    /** What remains to be paid: the gross less all of these; nothing for a credit note. */
    due: moneySchema,
    /** What was paid beyond what it owes: the client's credit. */
    overpaid: moneySchema,
    /** What became of it by today; null for drafts and credit notes. */
    settlement: z.enum(settlements).nullable(),
    overdue: z.boolean(),
    /** When it was sent last, to whom and how; null: not yet. */
    sent: sentSchema.nullable(),
    buyerReference: z.string().nullable(),
    note: z.string().nullable(),
    paymentTerms: z.string().nullable(),
    language: z.string(),
    discount: discountSchema.nullable(),
    taxCategory: taxCategorySchema,
    taxRate: z.string(),
    rounding: roundingSchema,
    /** How recorded time became lines. */
    grouping: groupingSchema,
    /** Whether entries and commits behind the lines are printed after it. */
    annex: z.boolean(),
    issuedAt: instantSchema.nullable(),
    /** On a credit note: the invoice it corrects. */
    precedingInvoiceId: idSchema.nullable(),
  })
  .meta({ id: 'Invoice' });
export type Invoice = z.infer<typeof invoiceSchema>;

export const listInvoicesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  clientId: idSchema.optional(),
  state: invoiceStateSchema.optional(),
});
export type ListInvoices = z.infer<typeof listInvoicesSchema>;

export const invoicePageSchema = pageSchema(invoiceSchema).meta({ id: 'InvoicePage' });

/** Local dates, both inclusive: only time that began on them, as a draft with this period takes it. */
export const listBillableSchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(isInOrder, outOfOrder);
export type ListBillable = z.infer<typeof listBillableSchema>;

/** What a draft of all the client's unbilled, approved time would come to, line by line as the draft has them. */
export const billableClientsSchema = z
  .object({
    items: z.array(
      z.object({
        clientId: idSchema,
        entryCount: z.number().int(),
        /** How many of them are under a minute. */
        shortCount: z.number().int(),
        /** As recorded, and as the lines bill it. */
        seconds: z.number().int(),
        billedSeconds: z.number().int(),
        /** Net sums of the lines, one a currency: time in another one than the client's stays off its invoice. */
        amounts: z.array(moneySchema),
        /** Those that hold the time, the newest week first: a draft of some of them names their ids. */
        timesheets: z.array(
          z.object({
            timesheetId: idSchema,
            /** Local date, a Monday. */
            weekStart: z.string(),
            /** Whose time it is. */
            userName: z.string(),
            /** As recorded. */
            seconds: z.number().int(),
            projectIds: z.array(idSchema),
          }),
        ),
      }),
    ),
    /** Billable time that is not approved yet, by client and what it waits for: no draft has it before that. */
    waiting: z.array(
      z.object({
        clientId: idSchema,
        waitsFor: z.enum(['submission', 'approval', 'correction']),
        /** As recorded; entries under a minute are left out. */
        seconds: z.number().int(),
        /** By person, the newest first. */
        weeks: z.array(
          z.object({
            /** Local date, a Monday. */
            weekStart: z.string(),
            /** Null where the time is on no timesheet. */
            timesheetId: idSchema.nullable(),
            userId: idSchema,
            userName: z.string(),
            seconds: z.number().int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'BillableClients' });
export type BillableClients = z.infer<typeof billableClientsSchema>;
