/** Reports of money on the wire. Amounts of several currencies are listed, the practice's own first, and never added up. */
import * as z from 'zod';
import { currencySchema, dateSchema, idSchema, moneySchema } from '../../../platform/http/wire.ts';
import { monthSchema } from '../model/month-schema.ts';

export const ageingQuerySchema = z.strictObject({
  /** The end of this day; left out: today. */
  on: dateSchema.optional(),
  clientId: idSchema.optional(),
});
export type AgeingQuery = z.infer<typeof ageingQuerySchema>;

export const ageingSchema = z
  .object({
    on: dateSchema,
    /** Of the first document that was ever issued; null where none was. */
    firstIssueDate: dateSchema.nullable(),
    rows: z.array(
      z.object({
        currency: currencySchema,
        total: moneySchema,
        /** Of days after the due date. */
        notDue: moneySchema,
        days1To30: moneySchema,
        days31To60: moneySchema,
        days61To90: moneySchema,
        over90: moneySchema,
        /** All but `notDue`. */
        overdue: moneySchema,
        /** What clients paid beyond what they owed: it takes nothing off the total. */
        credit: moneySchema,
      }),
    ),
    /** Invoices that owed something then, the first due first. */
    open: z.array(
      z.object({
        id: idSchema,
        number: z.string(),
        clientId: idSchema,
        clientName: z.string(),
        issueDate: dateSchema,
        dueDate: dateSchema,
        /** When it was sent last, as of now; null: not yet. */
        sentOn: dateSchema.nullable(),
        daysLate: z.number().int().nonnegative(),
        gross: moneySchema,
        due: moneySchema,
      }),
    ),
  })
  .meta({ id: 'Ageing' });
export type Ageing = z.infer<typeof ageingSchema>;

export const revenueQuerySchema = z.strictObject({
  /** Months, both inclusive; left out: the twelve that end with this one. */
  from: monthSchema.optional(),
  to: monthSchema.optional(),
  clientId: idSchema.optional(),
});
export type RevenueQuery = z.infer<typeof revenueQuerySchema>;

export const revenueSchema = z
  .object({
    from: monthSchema,
    to: monthSchema,
    /** Each month of the period for each currency that it has, oldest first. */
    rows: z.array(
      z.object({
        currency: currencySchema,
        month: monthSchema,
        /** By date of issue, credit notes taken off. */
        invoicedNet: moneySchema,
        invoicedTax: moneySchema,
        /** By value date, what invoices took of it. */
        receivedGross: moneySchema,
        receivedNet: moneySchema,
      }),
    ),
  })
  .meta({ id: 'Revenue' });
export type Revenue = z.infer<typeof revenueSchema>;

export const vatQuerySchema = z.strictObject({
  /** Days of issue, both inclusive. */
  from: dateSchema,
  to: dateSchema,
  clientId: idSchema.optional(),
});
export type VatQuery = z.infer<typeof vatQuerySchema>;

export const vatSchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    rows: z.array(
      z.object({
        currency: currencySchema,
        /** UNTDID 5305: S, Z, E, AE, K, G, O. */
        taxCategory: z.string(),
        taxRate: z.string(),
        base: moneySchema,
        tax: moneySchema,
        documents: z.number().int(),
        /** `tax` in the currency that it is due in, at the rates of the documents; null where that is `currency`. */
        accountedTax: moneySchema.nullable(),
        /** Documents with VAT that tell no rate: what is missing in `accountedTax`. */
        withoutRate: z.number().int(),
      }),
    ),
    /** Each document once, however many rows it is in. */
    withoutRate: z.number().int(),
  })
  .meta({ id: 'VatReport' });
export type VatReport = z.infer<typeof vatSchema>;

export const marginQuerySchema = z.strictObject({
  /** Local days, both inclusive. */
  from: dateSchema,
  to: dateSchema,
  clientId: idSchema.optional(),
});
export type MarginQuery = z.infer<typeof marginQuerySchema>;

const marginFields = {
  /** As recorded. */
  seconds: z.number().int(),
  billableSeconds: z.number().int(),
  /** Time without a cost rate: it is in no cost. */
  uncostedSeconds: z.number().int(),
  /** Net, as a report of time has it: one a currency. */
  billable: z.array(moneySchema),
  /** Of all time with a cost rate, billable or not, in the practice's currency. */
  cost: moneySchema,
  /** Billable less cost; null where some time has no cost rate, or bills in another currency. */
  margin: moneySchema.nullable(),
  /** Of the billable amount: 0.25 is a quarter. Null where the margin is, and where nothing is billable. */
  marginShare: z.number().nullable(),
};

export const marginSchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    currency: currencySchema,
    /** By client and project. */
    rows: z.array(
      z.object({
        projectId: idSchema,
        projectName: z.string(),
        clientId: idSchema,
        clientName: z.string(),
        ...marginFields,
      }),
    ),
    total: z.object(marginFields),
    /** Who worked without a cost rate, most time first. */
    uncosted: z.array(
      z.object({
        userId: idSchema,
        userName: z.string(),
        seconds: z.number().int(),
        firstDate: dateSchema,
        lastDate: dateSchema,
      }),
    ),
  })
  .meta({ id: 'MarginReport' });
export type MarginReply = z.infer<typeof marginSchema>;
