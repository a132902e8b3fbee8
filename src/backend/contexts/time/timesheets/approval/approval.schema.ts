/** What is decided and said about timesheets, on the wire. */
import * as z from 'zod';
import { entryVerdicts } from '../../../../../domain/timesheet-verdicts.ts';
import { text } from '../../../../../words/text.ts';
import { asIssue } from '../../../../platform/http/refusals/schema-issues.ts';
import {
  idSchema,
  instantSchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../../../platform/http/wire.ts';
import { reasonSchema, sheetEntrySchema, timesheetSchema } from '../timesheets.schema.ts';

const verdictSchema = z.enum(entryVerdicts);
const reasonField = reasonSchema.optional();

function needsReason(
  { verdict, reason }: { readonly verdict: string; readonly reason?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (verdict === 'rejected' && reason === undefined) {
    const fault = text`is needed: the author must know what to change`;
    context.addIssue({ ...asIssue(fault), path: ['reason'] });
  }
}

export const judgeEntriesSchema = z
  .strictObject({
    entries: z
      .array(
        z
          .strictObject({ id: idSchema, verdict: verdictSchema, reason: reasonField })
          .superRefine(needsReason),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'JudgeEntries' });
export type JudgedEntry = z.infer<typeof judgeEntriesSchema>['entries'][number];

export const decideTimesheetsSchema = z
  .strictObject({
    ids: z.array(idSchema).min(1).max(200).optional(),
    /** In place of `ids`, with the version that was looked at: what has changed since is left undecided. */
    items: z
      .array(z.strictObject({ id: idSchema, version: z.number().int().positive().optional() }))
      .min(1)
      .max(200)
      .optional(),
    verdict: verdictSchema,
    reason: reasonField,
  })
  .superRefine(needsReason)
  .refine(({ ids, items }) => (ids === undefined) !== (items === undefined), {
    path: ['items'],
    message: 'or ids are needed, and not both',
  })
  .meta({ id: 'DecideTimesheets' });
export type DecideTimesheets = z.infer<typeof decideTimesheetsSchema>;

export const timesheetDecisionsSchema = z
  .object({
    /** One for each id, in the order asked: the timesheet as it is since, or why nothing was done to it. */
    results: z.array(
      z.object({
        id: idSchema,
        timesheet: timesheetSchema.nullable(),
        error: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'TimesheetDecisions' });
export type TimesheetDecisions = z.infer<typeof timesheetDecisionsSchema>;

export const timesheetCommentSchema = recordSchema
  .extend({
    timesheetId: idSchema,
    author: idSchema,
    authorName: z.string(),
    /** Markdown. */ text: z.string(),
  })
  .meta({ id: 'TimesheetComment' });
export type TimesheetComment = z.infer<typeof timesheetCommentSchema>;

export const createTimesheetCommentSchema = z
  .strictObject({ id: idSchema.optional(), text: textSchema.trim().min(1).max(10_000) })
  .meta({ id: 'CreateTimesheetComment' });
export type CreateTimesheetComment = z.infer<typeof createTimesheetCommentSchema>;

export const timesheetCommentPageSchema = pageSchema(timesheetCommentSchema).meta({
  id: 'TimesheetCommentPage',
});

/** An entry as it was submitted. */
export const snapshotEntrySchema = sheetEntrySchema
  .omit({ version: true, ownRate: true, verdict: true, billedSeconds: true, shared: true })
  .extend({
    /** Not there in what was submitted to older versions. */
    tags: z.array(z.string()).optional(),
  })
  .meta({ id: 'SubmittedEntry' });
export type SnapshotEntry = z.infer<typeof snapshotEntrySchema>;

export const timesheetDifferencesSchema = z
  .object({
    timesheetId: idSchema,
    /** When what it is compared with was submitted or sent back; null where there is nothing to compare with. */
    since: instantSchema.nullable(),
    added: z.array(snapshotEntrySchema),
    removed: z.array(snapshotEntrySchema),
    changed: z.array(z.object({ before: snapshotEntrySchema, after: snapshotEntrySchema })),
  })
  .meta({ id: 'TimesheetDifferences' });
export type TimesheetDifferences = z.infer<typeof timesheetDifferencesSchema>;

/** What events of a timesheet are called, after `timesheet.`. */
const timesheetActions = [
  'created',
  'submitted',
  'withdrawn',
  'judged',
  'approved',
  'rejected',
  'reopened',
  'invoiced',
  'released',
  'commented',
] as const;

/** Types of the events that are steps of a timesheet; every other type is none. */
export const timesheetStepTypes: readonly string[] = timesheetActions.map((action) => `timesheet.${action}`);

export const timesheetStepSchema = z
  .object({
    /** Number in the event log. */
    seq: z.number().int(),
    at: instantSchema,
    action: z.enum(timesheetActions),
    actor: idSchema,
    actorName: z.string(),
    /** Why it was sent back or opened again; of a comment, what was said. */
    reason: z.string().nullable(),
    /** Verdicts on single entries; empty for other steps. */
    verdicts: z.array(z.object({ id: idSchema, verdict: verdictSchema, reason: z.string().nullable() })),
    /** Version of the timesheet after it. */
    version: z.number().int(),
  })
  .meta({ id: 'TimesheetStep' });
export type TimesheetStep = z.infer<typeof timesheetStepSchema>;

export const timesheetHistorySchema = pageSchema(timesheetStepSchema).meta({ id: 'TimesheetHistory' });
