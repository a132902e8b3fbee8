/**
 * What the Approvals page and its host say to each other: the weeks that wait for a decision, and one of them in full.
 * Order of play: view `ready` → host `weeks`; view `openWeek` → host `week`. After each change the host sends `weeks`
 * again, and `week` for the one that is open. Durations are whole seconds, instants ISO 8601 UTC.
 */
import * as z from 'zod';
import { readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { overlappingTimeSchema } from '../../src/contract/webview/overlapping-time.ts';

const count = z.number().int().nonnegative();
const verdictSchema = z.enum(['approved', 'rejected']);

const waitingWeekSchema = z.object({
  id: z.string(),
  userName: z.string(),
  /** Monday and Sunday, ISO dates. */
  weekStart: z.string(),
  weekEnd: z.string(),
  week: count,
  supplement: count,
  seconds: count,
  billableSeconds: count,
  submittedAt: z.string().nullable(),
  /** Since it was submitted before; null for the first time. */
  differenceCount: count.nullable(),
  commentCount: count,
});
export type WaitingWeek = z.infer<typeof waitingWeekSchema>;

const shownEntrySchema = z.object({
  id: z.string(),
  date: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  zone: z.string(),
  seconds: count,
  client: z.string(),
  project: z.string(),
  note: z.string(),
  billable: z.boolean(),
});
export type ShownEntry = z.infer<typeof shownEntrySchema>;

const judgedEntrySchema = shownEntrySchema.extend({
  verdict: verdictSchema.nullable(),
  reason: z.string().nullable(),
  /** Null where it shares no time with others. */
  shared: overlappingTimeSchema.nullable(),
});
export type JudgedEntry = z.infer<typeof judgedEntrySchema>;

const openedWeekSchema = z.object({
  type: z.literal('week'),
  id: z.string(),
  /** Of its time what is recorded more than once. */
  sharedSeconds: count,
  entries: z.array(judgedEntrySchema),
  /** When the submission before was; null where there is none. */
  since: z.string().nullable(),
  added: z.array(shownEntrySchema),
  removed: z.array(shownEntrySchema),
  changed: z.array(z.object({ before: shownEntrySchema, after: shownEntrySchema })),
  comments: z.array(z.object({ id: z.string(), author: z.string(), at: z.string(), text: z.string() })),
});
export type OpenedWeek = z.infer<typeof openedWeekSchema>;

const weeksSchema = z.object({ type: z.literal('weeks'), weeks: z.array(waitingWeekSchema) });

/** What came of a decision, or of taking it back: which weeks it is on, and why others were left. */
const decidedSchema = z.object({
  type: z.literal('decided'),
  verdict: z.enum([...verdictSchema.options, 'reopened']),
  ids: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type Decided = z.infer<typeof decidedSchema>;

/** What came of a comment: until it is saved, the view keeps its text. */
const commentedSchema = z.object({
  type: z.literal('commented'),
  id: z.string(),
  text: z.string(),
  isSaved: z.boolean(),
});

/** Host → view. */
export const approvalsHostMessageSchema = z.discriminatedUnion('type', [
  weeksSchema,
  openedWeekSchema,
  decidedSchema,
  commentedSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type ApprovalsHostMessage = z.infer<typeof approvalsHostMessageSchema>;

const reasonSchema = z.string().min(1).max(2_000);

/** View → host. A rejection has its reason; `reopen` is of weeks that were approved. */
export const approvalsViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('openWeek'), id: z.string() }),
  z.object({ type: z.literal('closeWeek') }),
  z.object({
    type: z.literal('decide'),
    ids: z.array(z.string()).min(1),
    verdict: verdictSchema,
    reason: reasonSchema.optional(),
  }),
  z.object({
    type: z.literal('judge'),
    id: z.string(),
    entryId: z.string(),
    verdict: verdictSchema,
    reason: reasonSchema.optional(),
  }),
  z.object({ type: z.literal('reopen'), ids: z.array(z.string()).min(1), reason: reasonSchema }),
  z.object({ type: z.literal('comment'), id: z.string(), text: z.string().min(1).max(10_000) }),
]);
export type ApprovalsViewMessage = z.infer<typeof approvalsViewMessageSchema>;

/** A comment that is not saved yet, with the name of its week: the week may be decided in the meantime, and have no row. */
const draftSchema = z.object({ name: z.string(), text: z.string() });
export type CommentDraft = z.infer<typeof draftSchema>;

/** What the view keeps through a reload; drafts by id of their week. */
export const approvalsViewStateSchema = z.object({
  openId: z.string().optional(),
  drafts: z.record(z.string(), draftSchema).optional(),
});
export type ApprovalsViewState = z.infer<typeof approvalsViewStateSchema>;
