/**
 * What the invoice panel and its host say to each other. The panel shows one invoice.
 *
 * Order of play: view `ready` → host `invoice`. Each edit: view `update` with an `updateId` that grows by one →
 * host `invoice` with `answers: updateId` (the recomputed document), or `refused` with the reasons; the view keeps
 * what was typed until then. The host may send `invoice` unasked whenever the record changed elsewhere; fields that
 * the user is editing are left alone. `issue` carries the version the user saw: the host refuses another one
 * (`refused` without fields) instead of issuing what was never shown. Money and totals are always the host's.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import {
  accountingRateSchema,
  decimalSchema,
  headUnits,
  invoiceDocumentSchema,
  isoDateSchema,
  lineUnits,
  moneySchema,
  taxCategorySchema,
} from '../../src/contract/invoicing/invoice-document-schema.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { accountMessages, invoiceAccountSchema } from './account-messages.ts';
import { invoiceFields } from './invoice-fields.ts';
import { lineFields } from './invoice-lines.ts';

/** A time entry behind a line; never printed. */
const traceEntrySchema = z.object({
  id: z.string(),
  /** Instants, ISO 8601 UTC; shown in the entry's own `zone` (IANA). */
  startedAt: z.string(),
  endedAt: z.string(),
  zone: z.string(),
  note: z.string(),
  /** What the line bills for this entry, whole seconds; its recorded ones where rounding is by line or day. */
  seconds: z.number().int().nonnegative(),
  /** The same by local day, where the entry crosses midnight. */
  days: z.array(z.object({ date: isoDateSchema, seconds: z.number().int().nonnegative() })).optional(),
  /** Full hashes, in commit order. */
  commits: z.array(z.string()),
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;

/** What a line stands on. A line without a trace (fixed price) does not open. */
const lineTraceSchema = z.object({
  lineId: z.string(),
  recordedSeconds: z.number().int().nonnegative(),
  billedSeconds: z.number().int().nonnegative(),
  /** The rule that made the billed time of the recorded one, as domain/ has it. */
  rounding: z.object({
    mode: z.enum(['none', 'up', 'down', 'nearest']),
    stepSeconds: z.number().int().positive(),
    scope: z.enum(['entry', 'day-task', 'line']),
    minimumSeconds: z.number().int().nonnegative().optional(),
  }),
  entries: z.array(traceEntrySchema),
});
export type LineTrace = z.infer<typeof lineTraceSchema>;

/** What the host does so that a failed check is fixed: opens the data of a party, has a week approved, adds its time. */
export const fixActionSchema = z.enum(['editOrganization', 'editClient', 'approveWeek', 'takeUpTime']);
export type FixAction = z.infer<typeof fixActionSchema>;

/** What a check offers: a record to look at, or by `id` an editor that fixes it (comes back as `mend`). */
const checkActionSchema = z.union([
  z.object({ label: z.string(), link: recordLinkSchema }),
  z.object({ label: z.string(), id: fixActionSchema, weekStart: isoDateSchema.optional() }),
]);
export type CheckAction = z.infer<typeof checkActionSchema>;

/** One thing verified before issuing. An `error` blocks the issue button; `text` is one sentence. */
const checkSchema = z.object({
  id: z.string(),
  state: z.enum(['ok', 'warning', 'error']),
  text: z.string(),
  action: checkActionSchema.optional(),
});
export type InvoiceCheck = z.infer<typeof checkSchema>;

/** A pair that the VAT field offers. */
const taxChoiceSchema = z.object({ taxCategory: taxCategorySchema, taxRate: decimalSchema });
export type TaxChoice = z.infer<typeof taxChoiceSchema>;

/** The fields that changed, and only those; `null` takes a value away. */
export const invoiceChangesSchema = z.object({
  issueDate: isoDateSchema.optional(),
  /** `null`: again the invoice date plus the payment term, and following it. */
  dueDate: isoDateSchema.nullable().optional(),
  period: z.object({ start: isoDateSchema, end: isoDateSchema }).optional(),
  buyerReference: z.string().max(200).nullable().optional(),
  /** Percent off the whole document as exact decimal, 0 to 100. */
  discountPercent: decimalSchema.nullable().optional(),
  /** Skonto: percent within days of the invoice date. */
  cashDiscount: z
    .object({ days: z.number().int().min(0).max(365), percent: decimalSchema })
    .nullable()
    .optional(),
  /** On the whole document. */
  charge: z
    .object({ reason: z.string().min(1).max(200), amount: moneySchema })
    .nullable()
    .optional(),
  /** For every line that has none of its own. */
  tax: taxChoiceSchema.optional(),
  /** Into the currency that the VAT is due in, of a day. */
  accountingRate: accountingRateSchema.nullable().optional(),
  grouping: z.object({ lines: z.enum(lineUnits), heads: z.enum(headUnits).nullable() }).optional(),
  annex: z.boolean().optional(),
  language: z.string().max(35).optional(),
  note: z.string().max(4_000).nullable().optional(),
});
export type InvoiceChanges = z.infer<typeof invoiceChangesSchema>;

/** A line as it is typed; decimals are exact. Of recorded time the description alone. */
export const lineChangesSchema = z.object({
  description: z.string().min(1).max(500).optional(),
  quantity: decimalSchema.optional(),
  unitCode: z.string().max(3).optional(),
  unitPrice: decimalSchema.optional(),
  tax: taxChoiceSchema.optional(),
  discountPercent: decimalSchema.nullable().optional(),
});
export type LineChanges = z.infer<typeof lineChangesSchema>;

/** How a draft was made, where that is not to be read from its document. */
const makingSchema = z.object({
  grouping: z.object({ lines: z.enum(lineUnits), heads: z.enum(headUnits).nullable() }),
  annex: z.boolean(),
  /** Percent off the whole document that is its own field; null: none. */
  discountPercent: z.string().nullable(),
});

const contentSchema = z.object({
  type: z.literal('invoice'),
  document: invoiceDocumentSchema,
  /** Of the stored record; comes back with `issue`. */
  version: z.number().int().positive(),
  /** Instant of the last save, ISO 8601 UTC. */
  savedAt: z.string(),
  /** The number it would get if it were issued now; absent once it has one. */
  expectedNumber: z.string().optional(),
  /** What the invoice is about, printed beside its title: project and statement of work. */
  subject: z.string().optional(),
  traces: z.array(lineTraceSchema),
  checks: z.array(checkSchema),
  /** What the VAT and language fields offer; languages as BCP 47 tags. */
  taxChoices: z.array(taxChoiceSchema),
  languages: z.array(z.string()),
  /** What became of it; absent on a draft. */
  account: invoiceAccountSchema.optional(),
  /** The QR code on the paper: SVG path data of `size` × `size` units. */
  paymentCode: z.object({ size: z.number().int(), path: z.string(), caption: z.string() }).optional(),
  /** The logo of the document's look, as a data URI. */
  logo: z.string().optional(),
  making: makingSchema.optional(),
  /** False where the user may look but not edit or issue. */
  editable: z.boolean(),
  /** The `updateId` that this content answers. */
  answers: z.number().int().optional(),
});
/** Everything the panel shows. */
export type InvoiceContent = z.infer<typeof contentSchema>;

/** An edit or the issue did not happen. Without `fields`, `message` says why; nothing was changed. */
const refusedSchema = z.object({
  type: z.literal('refused'),
  answers: z.number().int().optional(),
  message: z.string(),
  fields: z.array(z.object({ field: z.enum(invoiceFields), issue: z.string() })),
  /** The line that a change was refused for, `new` for one that is not there yet. */
  line: z
    .object({
      lineId: z.string(),
      fields: z.array(z.object({ field: z.enum(lineFields), issue: z.string() })),
    })
    .optional(),
});
export type InvoiceRefusal = z.infer<typeof refusedSchema>;

/** The invoice is there no more: a draft that was undone. Nothing can be done with it. */
const goneSchema = z.object({ type: z.literal('gone'), title: z.string(), message: z.string() });
export type InvoiceDeleted = z.infer<typeof goneSchema>;

/** Host → view. */
export const invoiceHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  refusedSchema,
  goneSchema,
  connectionSchema,
]);
export type InvoiceHostMessage = z.infer<typeof invoiceHostMessageSchema>;

const updateId = z.number().int().positive();

/** View → host. `openCommit` names the entry so that the host knows the repository. */
export const invoiceViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({
    type: z.literal('update'),
    updateId: z.number().int().positive(),
    changes: invoiceChangesSchema,
    /** Version of the draft that it was typed on. */
    seen: z.number().int().positive().exactOptional(),
  }),
  // Of lines: each is answered as an update is. `key` names a new line, so that sending it again adds it once.
  z.object({ type: z.literal('addLine'), updateId, key: z.string().max(40), changes: lineChangesSchema }),
  z.object({
    type: z.literal('changeLine'),
    updateId,
    lineId: z.string(),
    changes: lineChangesSchema,
    seen: updateId.exactOptional(),
  }),
  z.object({ type: z.literal('moveLine'), updateId, lineId: z.string(), position: z.number().int().min(1) }),
  z.object({ type: z.literal('removeLine'), updateId, lineId: z.string() }),
  z.object({ type: z.literal('issue'), version: z.number().int().positive() }),
  z.object({ type: z.literal('export') }),
  ...accountMessages,
  z.object({ type: z.literal('act'), act: z.enum(['credit', 'correct', 'duplicate']) }),
  z.object({ type: z.literal('editLook') }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  z.object({ type: z.literal('mend'), action: fixActionSchema, weekStart: isoDateSchema.optional() }),
  z.object({
    type: z.literal('openCommit'),
    hash: z.string().regex(/^[0-9a-f]{7,64}$/),
    entryId: z.string(),
  }),
]);
export type InvoiceViewMessage = z.infer<typeof invoiceViewMessageSchema>;

/**
 * What the view keeps through a reload; a panel serializer reads `invoiceId` to know which invoice to send.
 * `drafts` are fields as typed that were not yet accepted.
 */
export const invoiceViewStateSchema = z.object({
  invoiceId: z.string(),
  /** `fit`: as wide as there is room, at most 100 %. */
  zoom: z.union([z.literal('fit'), z.number().int()]).default('fit'),
  /** Where there is no room for the details beside the page: whether they are shown. */
  detailsOpen: z.boolean().default(false),
  openLines: z.array(z.string()),
  drafts: z.partialRecord(z.enum(invoiceFields), z.string()),
  /** Fields of lines as typed, by line and field. */
  lineDrafts: z.record(z.string(), z.string()).optional(),
});
export type InvoiceViewState = z.infer<typeof invoiceViewStateSchema>;
