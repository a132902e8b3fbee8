/**
 * What the Invoices page and its host say to each other. Order of play: view `ready` with what it asked last → host
 * `connection`, `content`; another question, and each change of an invoice or a payment, is answered by another `content`.
 * All figures are the backend's (docs/money-reports.md); amounts of several currencies are never added up.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { moneyReports, vatPeriods } from './money-choices.ts';

const money = z.object({ minor: z.number().int(), currency: z.string() });
const count = z.number().int().nonnegative();
const month = z.string().regex(/^\d{4}-\d{2}$/);

/** What the page is asked for. */
export const moneyQuestionSchema = z.object({
  /** Left out: all clients. */
  clientId: z.string().optional(),
  /** The end of this day, for what is open; left out: today, whichever day that is. */
  on: z.iso.date().optional(),
  vat: z.enum(vatPeriods),
});
export type MoneyQuestion = z.infer<typeof moneyQuestionSchema>;

/** One currency, by days after the due date. */
const ageingRowSchema = z.object({
  currency: z.string(),
  total: money,
  notDue: money,
  days1To30: money,
  days31To60: money,
  days61To90: money,
  over90: money,
  /** All but `notDue`. */
  overdue: money,
  /** What clients paid beyond what they owed: it takes nothing off the total. */
  credit: money,
});
export type AgeingRow = z.infer<typeof ageingRowSchema>;

const openInvoiceSchema = z.object({
  id: z.string(),
  number: z.string(),
  clientName: z.string(),
  dueDate: z.string(),
  due: money,
  isSent: z.boolean(),
  /** Of a reminder that is ready. */
  readyStep: z.number().int().optional(),
});
export type OpenInvoice = z.infer<typeof openInvoiceSchema>;

const revenueRowSchema = z.object({ currency: z.string(), month, invoicedNet: money, receivedNet: money });
export type RevenueRow = z.infer<typeof revenueRowSchema>;

const vatRowSchema = z.object({
  currency: z.string(),
  /** UNTDID 5305. */
  taxCategory: z.string(),
  /** Percentage as a decimal, such as `19`. */
  taxRate: z.string(),
  base: money,
  tax: money,
  documents: count,
  /** In the currency that it is due in; null where that is `currency`. */
  accountedTax: money.nullable(),
});
export type VatRow = z.infer<typeof vatRowSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  question: moneyQuestionSchema,
  /** The user's own day, ISO. */
  today: z.string(),
  clients: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether any document was ever issued, to the client that was asked for. */
  hasIssued: z.boolean(),
  /** The practice's own currency first; `on` is the day at whose end it was so. */
  ageing: z.object({ on: z.string(), rows: z.array(ageingRowSchema), open: z.array(openInvoiceSchema) }),
  /** Twelve months, the oldest first, for each currency that has any; months are both inclusive. */
  revenue: z.object({ from: month, to: month, rows: z.array(revenueRowSchema) }),
  /** ISO dates, both inclusive; `withoutRate`: documents that tell no rate into the currency that their VAT is due in. */
  vat: z.object({ from: z.string(), to: z.string(), rows: z.array(vatRowSchema), withoutRate: count }),
});
export type MoneyContent = z.infer<typeof contentSchema>;

/** The figures could not be had; `message` says why. */
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });

/** Host → view. */
export const moneyHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  failedSchema,
  connectionSchema,
]);
export type MoneyHostMessage = z.infer<typeof moneyHostMessageSchema>;

const ofInvoice = { id: z.string() };

/** View → host. */
export const moneyViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ question: moneyQuestionSchema.optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('ask'), question: moneyQuestionSchema }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('createInvoice') }),
  z.object({ type: z.literal('openInvoice'), ...ofInvoice }),
  z.object({ type: z.literal('recordPayment'), ...ofInvoice }),
  z.object({ type: z.literal('markSent'), ...ofInvoice }),
  z.object({ type: z.literal('remind'), ...ofInvoice }),
  z.object({ type: z.literal('exportCsv'), report: z.enum(moneyReports), question: moneyQuestionSchema }),
]);
export type MoneyViewMessage = z.infer<typeof moneyViewMessageSchema>;

/** What the view keeps through a reload. `tables` names the charts whose table is open. */
export const moneyViewStateSchema = z.object({
  question: moneyQuestionSchema.optional(),
  /** Of the chart, where there are several. */
  currency: z.string().optional(),
  tables: z.array(z.string()),
});
export type MoneyViewState = z.infer<typeof moneyViewStateSchema>;
