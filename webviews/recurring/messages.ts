/**
 * What the page Recurring Invoices and its host say to each other. Order of play: view `ready` → host `connection`,
 * `content`; while a template is typed the page asks for a `preview`, and `save` writes it: `saved`, or `refused` with the
 * field. Periods, invoices and what may be issued by itself are the backend's to say.
 */
import * as z from 'zod';
import { attachedChoices } from '../../src/contract/invoicing/attached-choices.ts';
import { isoDateSchema, moneySchema } from '../../src/contract/invoicing/invoice-document-schema.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { results, units } from './recurring-choices.ts';

const named = { id: z.string(), name: z.string() };
const period = { from: isoDateSchema, to: isoDateSchema, runsOn: isoDateSchema };

const itemSchema = z.object({
  description: z.string().max(500),
  quantity: z.string().max(20),
  unitPrice: z.string().max(20),
});
export type Item = z.infer<typeof itemSchema>;

const filesSchema = z.object({
  format: z.enum(['pdf', 'facturx', 'facturx-xrechnung']),
  xml: z.enum(['ubl', 'cii', 'xrechnung', 'xrechnung-cii']).optional(),
});

const rowSchema = z.object({
  ...named,
  version: z.number().int(),
  clientId: z.string(),
  clientName: z.string(),
  projectId: z.string().nullable(),
  currency: z.string(),
  items: z.array(itemSchema),
  withTime: z.boolean(),
  note: z.string().nullable(),
  rule: z.object({
    unit: z.enum(units),
    every: z.number().int(),
    date: isoDateSchema,
    monthEnd: z.enum(['clamp', 'last']),
  }),
  timing: z.enum(['advance', 'arrears']),
  endsOn: isoDateSchema.nullable(),
  files: filesSchema,
  result: z.enum(results),
  state: z.enum(['active', 'paused', 'ended']),
  asksBecause: z.enum(['price', 'tax', 'recipient', 'mail', 'changed']).nullable(),
  /** Null where it makes no more. */
  next: z.object(period).nullable(),
  /** The newest first. */
  runs: z.array(
    z.object({
      from: isoDateSchema,
      to: isoDateSchema,
      outcome: z.enum(['draft', 'issued', 'sending', 'sent', 'nothing', 'client_archived', 'failed']),
      invoiceId: z.string().nullable(),
      because: z.string().nullable(),
      canRetry: z.boolean(),
    }),
  ),
});
export type RecurringRow = z.infer<typeof rowSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  today: isoDateSchema,
  items: z.array(rowSchema),
  clients: z.array(z.object({ ...named, currency: z.string() })),
  projects: z.array(z.object({ ...named, clientId: z.string() })),
});
export type RecurringContent = z.infer<typeof contentSchema>;

/** A template as it is typed. */
const draftSchema = z.object({
  /** Empty for a new one. */
  id: z.string(),
  version: z.number().int(),
  name: z.string().max(200),
  clientId: z.string(),
  /** Empty: all of the client's. */
  projectId: z.string(),
  items: z.array(itemSchema).max(200),
  withTime: z.boolean(),
  note: z.string().max(5000),
  unit: z.enum(units),
  every: z.string().max(4),
  date: z.string().max(10),
  monthEnd: z.enum(['clamp', 'last']),
  timing: z.enum(['advance', 'arrears']),
  endsOn: z.string().max(10),
  result: z.enum(results),
  /** Files of its mails; empty for others than these, which stay. */
  attached: z.enum(['', ...attachedChoices]),
  /** Of periods that would have been invoiced by now; empty until it is chosen. */
  missed: z.enum(['', 'make', 'skip']),
});
export type RecurringDraft = z.infer<typeof draftSchema>;

const shownInvoiceSchema = z.object({
  ...period,
  dueDate: isoDateSchema,
  recipient: z.string(),
  mail: z
    .object({
      to: z.object({ name: z.string(), address: z.string() }).nullable(),
      subject: z.string(),
      text: z.string(),
      files: filesSchema,
    })
    .nullable(),
  note: z.string().nullable(),
  lines: z.array(
    z.object({ description: z.string(), quantity: z.string(), unitPrice: z.string(), net: moneySchema }),
  ),
  net: moneySchema,
  tax: moneySchema,
  gross: moneySchema,
  /** Why it could not be issued as it is: sentences. */
  problems: z.array(z.string()),
});
export type ShownInvoice = z.infer<typeof shownInvoiceSchema>;

const previewSchema = z.object({
  previewHash: z.string(),
  invoices: z.array(shownInvoiceSchema),
  missed: z.array(z.object(period)),
  /** Missed before those: they are not made. */
  olderMissed: z.number().int(),
});
export type RecurringPreview = z.infer<typeof previewSchema>;

/** Numbers the drafts: an answer to an older one is dropped. */
const turn = z.number().int().nonnegative();
/** `items.0.unitPrice`, `every`, `date`; empty for none. */
const refusalSchema = z.object({ field: z.string(), text: z.string() });
export type Refusal = z.infer<typeof refusalSchema>;

/** Host → view. */
export const recurringHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('preview'), turn, preview: previewSchema }),
  z.object({ type: z.literal('refused'), turn, refusal: refusalSchema }),
  z.object({ type: z.literal('saved'), id: z.string() }),
  /** *Make Recurring…* of an invoice: a new template from it. */
  z.object({ type: z.literal('begin'), draft: draftSchema }),
  connectionSchema,
]);
export type RecurringHostMessage = z.infer<typeof recurringHostMessageSchema>;

const ofTemplate = { id: z.string(), version: z.number().int() };

/** View → host. */
export const recurringViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('preview'), turn, draft: draftSchema }),
  /** `previewHash`: of what was shown; for what is issued or sent by itself. */
  z.object({ type: z.literal('save'), turn, draft: draftSchema, previewHash: z.string().optional() }),
  z.object({ type: z.literal('setState'), ...ofTemplate, state: z.enum(['active', 'paused']) }),
  /** Of a period of which nothing came, by its first day. */
  z.object({ type: z.literal('retry'), id: z.string(), from: isoDateSchema }),
  /** The host asks once. */
  z.object({ type: z.literal('remove'), ...ofTemplate }),
  z.object({ type: z.literal('openInvoice'), invoiceId: z.string() }),
  z.object({ type: z.literal('editClient'), clientId: z.string() }),
  z.object({ type: z.literal('editBusiness') }),
  z.object({ type: z.literal('addClient') }),
  z.object({ type: z.literal('setUpMail') }),
]);
export type RecurringViewMessage = z.infer<typeof recurringViewMessageSchema>;

/** What the view keeps through a reload. */
export interface RecurringViewState {
  readonly selected?: string | undefined;
  readonly draft?: RecurringDraft | undefined;
}
