/**
 * What the panel that explains a finding and its host say to each other. The panel shows one finding, or one rule.
 *
 * Order of play: view `ready` → host `explanation`, or `missing` when there is nothing to explain any more. The host
 * sends `explanation` anew whenever the finding, or what is known of it, has changed, and `updating` as soon as its
 * code was touched. Whatever the view asks for (`reveal`, `applyFix` …) is done on the finding as it is then, not on
 * what was drawn. Code in these messages is masked.
 */
import * as z from 'zod';
import { explainedFindingSchema, explanationSchema } from '../../src/contract/explanation.ts';
import { findingStateSchema } from '../../src/contract/findings.ts';
import { readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const shownFindingSchema = explainedFindingSchema.extend({
  fixes: z.array(explainedFindingSchema.shape.fixes.element.omit({ edits: true })),
});
export type ShownFinding = z.infer<typeof shownFindingSchema>;

/** An explanation without what is not drawn: the Markdown, and the edits, whose text is not masked. */
export const shownExplanationSchema = explanationSchema
  .omit({ markdown: true })
  .extend({ finding: shownFindingSchema.optional() });
export type ShownExplanation = z.infer<typeof shownExplanationSchema>;

/** What is explained, in a form that outlives a reload of the window. */
export const explainTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('finding'), uri: z.string(), fingerprint: z.string() }),
  /** A record of the backend: an agent's finding, or one of another tool. */
  z.object({ kind: z.literal('record'), id: z.string() }),
  z.object({ kind: z.literal('rule'), ruleId: z.string() }),
]);
export type ExplainTarget = z.infer<typeof explainTargetSchema>;

/**
 * How what is shown stands to the code as it is now. `current`, `stale` and `unreadable` as in the explanation;
 * `gone`: it is not found any more, and what is shown is how it was; `mended`: it is gone since its fix was applied.
 */
export const standingSchema = z.enum(['current', 'stale', 'unreadable', 'gone', 'mended']);
export type Standing = z.infer<typeof standingSchema>;

/** Another place with the same flaw. */
const elsewhereSchema = z.object({
  /** How many others the editor knows of. */
  count: z.number().int().nonnegative(),
  /** The first of them; `reveal` names them by index. */
  places: z.array(z.object({ path: z.string(), line: z.number().int().nonnegative() })),
});

/** What is on record of the finding. Names of people; empty where they are not known, null where there is nobody. */
const recordSchema = z.object({
  state: findingStateSchema,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  assignee: z.string().nullable(),
  comments: z.array(z.object({ author: z.string(), at: z.string(), text: z.string() })),
});
export type ShownRecord = z.infer<typeof recordSchema>;

const recordActionSchema = z.enum(['confirm', 'reopen', 'assign', 'comment']);
/** What can be done with a record besides dismissing it. */
export type RecordAction = z.infer<typeof recordActionSchema>;

const contentSchema = z.object({
  type: z.literal('explanation'),
  target: explainTargetSchema,
  explanation: shownExplanationSchema,
  standing: standingSchema,
  /** Instant when it was last seen so, ISO 8601 UTC. */
  asOf: z.string(),
  elsewhere: elsewhereSchema,
  /** The coach may be given what is shown: nothing of a workspace in Restricted Mode is. */
  canAsk: z.boolean(),
  /** Absent where nothing is on record, or it is not read yet. */
  record: recordSchema.optional(),
});
/** Everything the panel shows. */
export type ExplainContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const explainHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('missing') }),
  /** The code was edited; a new `explanation` is on its way. */
  z.object({ type: z.literal('updating') }),
  /** Something that was asked for is done: to be said aloud. */
  z.object({ type: z.literal('done'), what: z.enum(['copied', 'fixed', 'notFixed']) }),
  /** The panel was brought forward to be worked in. */
  z.object({ type: z.literal('focus') }),
]);
export type ExplainHostMessage = z.infer<typeof explainHostMessageSchema>;

const index = z.number().int().nonnegative();

/** View → host. */
export const explainViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  /** Moves the editor's cursor to a place and marks it there; with `enter` the editor gets the focus, too. */
  z.object({
    type: z.literal('reveal'),
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('finding') }),
      z.object({ kind: z.literal('step'), index }),
      z.object({ kind: z.literal('elsewhere'), index }),
    ]),
    enter: z.boolean(),
  }),
  /** Back to the editor, to where its cursor was before the first `reveal`. */
  z.object({ type: z.literal('leave') }),
  z.object({ type: z.literal('applyFix'), index, title: z.string() }),
  z.object({ type: z.literal('suppress') }),
  z.object({ type: z.literal('dismiss') }),
  z.object({ type: z.literal('changeRecord'), action: recordActionSchema }),
  z.object({ type: z.literal('copy') }),
  /** Opens the coach with a question about the finding in its composer. */
  z.object({ type: z.literal('askCoach') }),
  /** Opens the form in which the Development agent is asked to fix the finding. */
  z.object({ type: z.literal('askAgent') }),
]);
export type ExplainViewMessage = z.infer<typeof explainViewMessageSchema>;
export type ExplainPlace = Extract<ExplainViewMessage, { type: 'reveal' }>['place'];

/** What the view keeps through a reload; the panel's serializer reads `target` to know what to explain. */
export const explainViewStateSchema = z.object({
  target: explainTargetSchema,
  /** The step that was current. */
  step: index.optional(),
});
export type ExplainViewState = z.infer<typeof explainViewStateSchema>;
