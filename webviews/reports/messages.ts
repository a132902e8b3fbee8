/**
 * What the Reports page and its host say to each other. Order of play: view `ready` with what it asked last → host
 * `connection`, `report`; another question is answered by another `report`, `showEntries` by `entries`. All sums are the
 * backend's; the view draws them.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { countedTimes } from '../../src/domain/figures/counted-time.ts';
import { groupings, namedPeriods } from './report-choices.ts';

const filterSchema = z.object({
  clientId: z.string().optional(),
  projectId: z.string().optional(),
  taskId: z.string().optional(),
  userId: z.string().optional(),
  tag: z.string().optional(),
  tagSet: z.string().optional(),
  billable: z.boolean().optional(),
  text: z.string().max(200).optional(),
});
export type ReportFilter = z.infer<typeof filterSchema>;

/** A named period moves with the calendar; days of one's own (ISO dates, both inclusive) stay. */
const periodSchema = z.union([
  z.object({ name: z.enum(namedPeriods) }),
  z.object({ from: z.iso.date(), to: z.iso.date() }),
]);

/** What a report is asked for; the same as what is saved under a name. */
export const reportQuestionSchema = z.object({
  period: periodSchema,
  groupBy: z.enum(groupings),
  thenBy: z.enum(groupings).optional(),
  filter: filterSchema,
});
export type ReportQuestion = z.infer<typeof reportQuestionSchema>;

const count = z.number().int().nonnegative();
const money = z.object({ minor: z.number().int(), currency: z.string() });

/** Which entries a row stands for. */
const rowQuerySchema = filterSchema.extend({ from: z.string(), to: z.string() });
export type RowQuery = z.infer<typeof rowQuerySchema>;

const figures = {
  seconds: count,
  billableSeconds: count,
  /** What the billable time is billed as, and what amounts are of; null where no rule rounds. */
  roundedSeconds: z.number().int().nullable(),
  /** On invoices. */
  billedSeconds: count,
  entries: count,
  amounts: z.array(money),
  /** Null where there is none, as of one project. */
  targetSeconds: count.nullable(),
};

const lineSchema = z.object({ key: z.string(), name: z.string(), ...figures, query: rowQuerySchema });
export type ReportLine = z.infer<typeof lineSchema>;

const rowSchema = lineSchema.extend({ rows: z.array(lineSchema) });
export type ReportRow = z.infer<typeof rowSchema>;

const choice = z.object({ id: z.string(), name: z.string() });

const sumsSchema = z.array(z.object({ key: z.string(), seconds: count }));

/** The hours over time, whatever the rows are; and those of as long a period before. */
const timelineSchema = z.object({
  unit: z.enum(['day', 'week', 'month']),
  sums: sumsSchema,
  before: z.object({ from: z.string(), to: z.string(), seconds: count, sums: sumsSchema }),
});
export type ReportTimeline = z.infer<typeof timelineSchema>;

const mailedActs = ['preview', 'recipients', 'pause', 'resume', 'delete'] as const;

/** A report that leaves by email by itself. */
const mailedSchema = z.object({
  id: z.string(),
  name: z.string(),
  to: z.string(),
  /** `each Monday at 08:00` */
  rule: z.string(),
  /** When it was made last; empty where it never was. */
  last: z.string(),
  /** Why the last one did not leave; empty where all is well. */
  note: z.string(),
  tone: z.enum(['ok', 'warn', 'muted']),
  state: z.string(),
  acts: z.array(z.enum(mailedActs)),
});
export type MailedReport = z.infer<typeof mailedSchema>;

const reportSchema = z.object({
  type: z.literal('report'),
  question: reportQuestionSchema,
  /** ISO dates, both inclusive. */
  from: z.string(),
  to: z.string(),
  /** Whose time it counts. */
  ofWhom: z.enum(countedTimes),
  rows: z.array(rowSchema),
  timeline: timelineSchema,
  total: z.object({
    ...figures,
    billableShare: z.number().nullable(),
    overtimeSeconds: z.number().int().nullable(),
  }),
  /** What the filter can be set to; `people` is empty where there is but one, `tags` are those of the period. */
  clients: z.array(choice),
  projects: z.array(choice),
  people: z.array(choice),
  tags: z.array(z.string()),
  saved: z.array(choice.extend({ question: reportQuestionSchema })),
  mailed: z.array(mailedSchema),
});
export type ReportContent = z.infer<typeof reportSchema>;

const entriesSchema = z.object({
  type: z.literal('entries'),
  query: rowQuerySchema,
  /** What the row was called. */
  title: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      startedAt: z.string(),
      endedAt: z.string(),
      zone: z.string(),
      seconds: count,
      /** What it is billed as; null where that is no other, and where it is not known. */
      billedSeconds: count.nullable(),
      project: z.string(),
      note: z.string(),
      billable: z.boolean(),
      tags: z.array(z.string()),
    }),
  ),
  /** There are more than these. */
  isCut: z.boolean(),
});
export type ReportEntries = z.infer<typeof entriesSchema>;

/** The report could not be had; `message` says why. */
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });

/** Host → view. */
export const reportsHostMessageSchema = z.discriminatedUnion('type', [
  reportSchema,
  entriesSchema,
  failedSchema,
  connectionSchema,
]);
export type ReportsHostMessage = z.infer<typeof reportsHostMessageSchema>;

/** View → host. */
export const reportsViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ question: reportQuestionSchema.optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('ask'), question: reportQuestionSchema }),
  z.object({ type: z.literal('showEntries'), query: rowQuerySchema, title: z.string() }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  z.object({ type: z.literal('saveReport'), question: reportQuestionSchema }),
  z.object({ type: z.literal('deleteSaved'), id: z.string() }),
  z.object({ type: z.literal('exportCsv'), question: reportQuestionSchema }),
  z.object({ type: z.literal('mailReport') }),
  z.object({ type: z.literal('actOnMailed'), id: z.string().max(36), act: z.enum(mailedActs) }),
  z.object({ type: z.literal('refresh') }),
]);
export type ReportsViewMessage = z.infer<typeof reportsViewMessageSchema>;

/** What the view keeps through a reload. `tables` names the charts whose table is open. */
export const reportsViewStateSchema = z.object({
  question: reportQuestionSchema.optional(),
  tables: z.array(z.string()),
});
export type ReportsViewState = z.infer<typeof reportsViewStateSchema>;
