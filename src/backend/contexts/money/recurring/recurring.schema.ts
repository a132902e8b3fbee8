/** Recurring invoices on the wire. */
import * as z from 'zod';
import { recurringUnits, timings } from '../../../../domain/recurring/recurring-periods.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  moneySchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';
import { itemSchema } from '../model/invoice-item.ts';
import { mailedFilesSchema } from '../model/mailed-files.ts';
import { recurringOutcomes } from './recurring.tables.ts';

/** Each is counted from the first date: a month that lacks its day has its last one. */
const ruleSchema = z.strictObject({
  unit: z.enum(recurringUnits),
  every: z.int().min(1).max(24).default(1),
  /** First day of the first period. */
  date: dateSchema,
  /** `last`: each begins on the last day of its month. */
  monthEnd: z.enum(['clamp', 'last']).default('clamp'),
});

const contentFields = {
  /** May name `{month}`, `{quarter}`, `{year}`, `{from}`, `{to}` and `{hours}`. */
  items: z.array(itemSchema).max(200).default([]),
  /** Approved, unbilled time of the period as well. */
  withTime: z.boolean().default(false),
  note: textSchema.trim().min(1).max(5000).nullable().default(null),
  rule: ruleSchema,
  /** Of each invoice that is sent. */
  files: mailedFilesSchema.default({ format: 'pdf' }),
  /** `advance`: invoiced on the first day of the period. `arrears`: on the day after its last. */
  timing: z.enum(timings).default('arrears'),
  /** No period that begins later. */
  endsOn: dateSchema.nullable().default(null),
};
export const contentSchema = z.object(contentFields);
export type RecurringContent = z.infer<typeof contentSchema>;

const results = ['draft', 'issued', 'sent'] as const;
export type RecurringResult = (typeof results)[number];
const missedChoices = ['make', 'skip'] as const;
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const subjectFields = {
  clientId: idSchema,
  /** Of its time; null: all of the client's. */
  projectId: idSchema.nullable().default(null),
};

const choiceFields = {
  /** `sent`: the preview shows each mail, too. */
  result: z.enum(results).default('draft'),
  /** Of periods that would have been invoiced by now: needed where there are some. */
  missed: z.enum(missedChoices).optional(),
};

export const previewRecurringSchema = z
  .strictObject({ ...subjectFields, ...contentFields, ...choiceFields })
  .meta({ id: 'PreviewRecurringInvoice' });
export type PreviewRecurring = z.infer<typeof previewRecurringSchema>;

export const createRecurringSchema = z
  .strictObject({
    id: idSchema.optional(),
    name: nameSchema,
    ...subjectFields,
    ...contentFields,
    ...choiceFields,
    /** Of the preview that was shown: needed for `issued` and `sent`. */
    previewHash: hashSchema.optional(),
  })
  .meta({ id: 'CreateRecurringInvoice' });
export type CreateRecurring = z.infer<typeof createRecurringSchema>;

export const patchRecurringSchema = z
  .strictObject({
    name: nameSchema,
    items: z.array(itemSchema).max(200),
    withTime: z.boolean(),
    note: textSchema.trim().min(1).max(5000).nullable(),
    endsOn: dateSchema.nullable(),
    files: mailedFilesSchema,
    result: z.enum(results),
    state: z.enum(['active', 'paused']),
    /** Agrees to what the preview shows; without, a change of what is made leaves drafts. */
    previewHash: hashSchema,
  })
  .partial()
  .meta({ id: 'PatchRecurringInvoice' });
export type PatchRecurring = z.infer<typeof patchRecurringSchema>;

export const retryRecurringSchema = z
  .strictObject({
    /** First day of the period, as its run says it. */
    from: dateSchema,
  })
  .meta({ id: 'RetryRecurringInvoice' });
export type RetryRecurring = z.infer<typeof retryRecurringSchema>;

const runSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  outcome: z.enum(recurringOutcomes),
  invoiceId: idSchema.nullable(),
  because: z.string().nullable(),
  madeAt: instantSchema,
  /** Nothing came of it, or its mail was not made: it can be tried again. */
  canRetry: z.boolean(),
});

const periodSchema = z.object({ from: dateSchema, to: dateSchema, runsOn: dateSchema });

export const recurringSchema = recordSchema
  .extend({
    name: z.string(),
    clientId: idSchema,
    clientName: z.string(),
    projectId: idSchema.nullable(),
    ...contentFields,
    result: z.enum(results),
    state: z.enum(['active', 'paused', 'ended']),
    /** Null: it asks for nothing. Else what it makes stays a draft until its preview is agreed to. */
    asksBecause: z.enum(['price', 'tax', 'recipient', 'mail', 'changed']).nullable(),
    /** Null where it makes no more. */
    next: periodSchema.nullable(),
    /** The newest first, twelve at most. */
    runs: z.array(runSchema),
  })
  .meta({ id: 'RecurringInvoice' });
export type Recurring = z.infer<typeof recurringSchema>;

export const listRecurringSchema = z.strictObject({
  ...pageQuerySchema.shape,
  clientId: idSchema.optional(),
});
export type ListRecurring = z.infer<typeof listRecurringSchema>;
export const recurringPageSchema = pageSchema(recurringSchema).meta({ id: 'RecurringInvoicePage' });

export const recurringPreviewSchema = z
  .object({
    /** What is agreed to by its hash. */
    previewHash: z.string(),
    /** Of the first three, in full; of time, what is approved today. */
    invoices: z.array(
      z.object({
        ...periodSchema.shape,
        dueDate: dateSchema,
        language: z.string(),
        recipient: z.string(),
        /** Null where none is sent. `{number}` is drawn when it is issued. */
        mail: z
          .object({
            /** Null: the client has no address. */
            to: z.object({ name: z.string(), address: z.string() }).nullable(),
            subject: z.string(),
            text: z.string(),
            /** What is attached. */
            files: mailedFilesSchema,
          })
          .nullable(),
        note: z.string().nullable(),
        lines: z.array(
          z.object({
            description: z.string(),
            quantity: z.string(),
            unitPrice: z.string(),
            taxCategory: z.string(),
            taxRate: z.string(),
            net: moneySchema,
          }),
        ),
        net: moneySchema,
        tax: moneySchema,
        gross: moneySchema,
        /** Why it could not be issued as it is: sentences. */
        problems: z.array(z.string()),
      }),
    ),
    /** Periods that would have been invoiced by now, the newest 24 of them. */
    missed: z.array(periodSchema),
    /** Missed before those: they are not made. */
    olderMissed: z.number().int(),
  })
  .meta({ id: 'RecurringInvoicePreview' });
export type RecurringPreview = z.infer<typeof recurringPreviewSchema>;
