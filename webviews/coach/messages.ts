/**
 * What the coach view and its host say to each other. Chat frames of `coach-chat.ts` pass through the host
 * unchanged in both directions; what is added here is only sessions and their history.
 *
 * Order of play: view `ready` (with the session it showed before a reload) → host `session`. The view makes the ids
 * of messages (UUIDv7) and knows the user's zone and locale, so `send` carries a complete client frame; to ask again
 * after a failure is to ask the same text under a new id. When frames of an answer are missing (a gap in `offset`),
 * or after `connection` goes back to `online`, the view itself sends `resume`.
 */
import * as z from 'zod';
import {
  checkInCardSchema,
  checkInMessageSchemas,
  checkInSavedSchema,
} from '../../src/contract/coach/check-in-card.ts';
import { coachAnswerSchema } from '../../src/contract/coach/coach-answer.ts';
import { chatClientFrameSchema, receivedFrameSchema } from '../../src/contract/coach/coach-chat.ts';
import { mentionKinds } from '../../src/contract/coach/mention-kinds.ts';
import { mentionSchema } from '../../src/contract/coach/mentions.ts';
import { proposalSchema } from '../../src/contract/coach/proposals.ts';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

/** One question and what came of it: the frames of its answer, folded. */
export const exchangeSchema = z.object({
  messageId: z.string(),
  /** As the user wrote it: plain text. */
  question: z.string(),
  /** What it named beside its words, as chips. */
  mentions: z.array(mentionSchema.pick({ kind: true, label: true })),
  /** Instant, ISO 8601 UTC. */
  askedAt: z.string(),
  /** Absent until `started`. */
  answer: coachAnswerSchema.optional(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

/** What can be named beside the words of a question. */
export const mentionOfferSchema = z.object({
  kind: z.enum(mentionKinds),
  label: z.string().max(300),
  /** Said beside it: a folder, a client. */
  detail: z.string().max(300).optional(),
  /** Of a record, or the path of a file. */
  id: z.string().max(1_000).optional(),
});
export type MentionOffer = z.infer<typeof mentionOfferSchema>;

/** What a message may become while it is typed. */
export const completionOfferSchema = z.object({
  kind: z.enum(['client', 'project', 'period', 'measure', 'group']),
  label: z.string().max(600),
  /** The whole message with it. */
  text: z.string().max(1_000),
});
export type CompletionOffer = z.infer<typeof completionOfferSchema>;

/** Who answers, as the composer shows it. */
export const modelChoiceSchema = z.object({
  /** Id of a model, `auto` or `built-in`. */
  id: z.string().max(200),
  title: z.string(),
  /** Price and privacy: `about €0.01, cloud`. */
  detail: z.string().optional(),
});
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

const sessionHeadSchema = z.object({ id: z.string(), title: z.string(), updatedAt: z.string() });
export type SessionHead = z.infer<typeof sessionHeadSchema>;

/** Host → view: the session to show, whole. An empty title is a session that has no question yet. */
const sessionSchema = z.object({
  type: z.literal('session'),
  session: sessionHeadSchema,
  /** Oldest first. */
  exchanges: z.array(exchangeSchema),
  /** Who would answer the next question. */
  model: modelChoiceSchema,
  /** Questions that the empty state offers. */
  examples: z.array(z.string()),
  /** Who can be asked by `@` at the beginning of a message. */
  agents: z.array(z.object({ name: z.string(), title: z.string() })).optional(),
});
export type CoachSession = z.infer<typeof sessionSchema>;

/** How a task of an agent stands that an answer began. */
export const coachRunSchema = z.object({
  requestId: z.string(),
  state: z.enum(['queued', 'running', 'waiting', 'done', 'failed', 'cancelled']),
  /** What it is at, what it asks, why it failed; empty where there is nothing to say. */
  detail: z.string(),
});
export type CoachRun = z.infer<typeof coachRunSchema>;

const typedIntentionSchema = z.object({
  id: z.string().max(36),
  text: z.string().max(200),
  /** What it was typed over; absent of a new one. */
  over: z.string().max(200).optional(),
});
export type TypedIntention = z.infer<typeof typedIntentionSchema>;

/** What is typed and not sent: the host keeps it for the workspace. */
export const coachTypingSchema = z.object({
  draft: z.string().max(200_000),
  /** Typed into the check-in of a week and not saved. */
  checkIn: z.object({ week: z.string().max(10), typed: z.array(typedIntentionSchema).max(20) }).optional(),
});
export type CoachTyping = z.infer<typeof coachTypingSchema>;

/** For the composer: a question, and what it is about. */
export const composedQuestionSchema = z.object({
  text: z.string().max(20_000),
  mention: mentionSchema.optional(),
});
export type ComposedQuestion = z.infer<typeof composedQuestionSchema>;

/** Host → view. */
export const coachHostMessageSchema = z.discriminatedUnion('type', [
  sessionSchema,
  /** All sessions, newest first; sent after `ready` and whenever one is added or renamed. */
  z.object({ type: z.literal('sessions'), sessions: z.array(sessionHeadSchema) }),
  z.object({ type: z.literal('frame'), frame: receivedFrameSchema }),
  /** Who answers the next question. */
  z.object({ type: z.literal('model'), choice: modelChoiceSchema }),
  /** What the composer offers for what was typed after `#`; `request` is that of the view. */
  z.object({ type: z.literal('mentions'), request: z.number().int(), offers: z.array(mentionOfferSchema) }),
  /** What was typed may become; `request` is that of the view. */
  z.object({
    type: z.literal('completions'),
    request: z.number().int(),
    offers: z.array(completionOfferSchema),
  }),
  /** An offer as it goes with the question; sent when it was picked. */
  z.object({ type: z.literal('mention'), mention: mentionSchema }),
  /** What was picked cannot be read; why was said. */
  z.object({ type: z.literal('mentionRefused') }),
  /** `refusal`: why what was just clicked was not done. */
  z.object({ type: z.literal('proposal'), proposal: proposalSchema, refusal: z.string().optional() }),
  z.object({ type: z.literal('run'), run: coachRunSchema }),
  /** Sessions that hold the words that were searched for. */
  z.object({ type: z.literal('found'), search: z.string(), sessions: z.array(sessionHeadSchema) }),
  /** Puts a question into the composer, as a command elsewhere in the editor does; nothing is sent. */
  composedQuestionSchema.extend({ type: z.literal('compose') }),
  /** What was typed before the window was loaded again; a page that has text of its own leaves it. */
  coachTypingSchema.extend({ type: z.literal('typing') }),
  /** The coach was opened to be asked: what is typed next goes into the composer. */
  z.object({ type: z.literal('focus') }),
  checkInCardSchema,
  checkInSavedSchema,
  connectionSchema,
]);
export type CoachHostMessage = z.infer<typeof coachHostMessageSchema>;

/** View → host. */
export const coachViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ sessionId: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('send'), frame: chatClientFrameSchema }),
  /** Answered by `session` with an empty one. */
  z.object({ type: z.literal('newSession') }),
  z.object({ type: z.literal('openSession'), sessionId: z.string() }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  z.object({ type: z.literal('actOn'), proposalId: z.string(), act: z.enum(['apply', 'discard', 'undo']) }),
  z.object({
    type: z.literal('code'),
    act: z.enum(['copy', 'insert', 'apply']),
    text: z.string().max(200_000),
    language: z.string().max(30),
    /** Of a file, as the answer names it. */
    path: z.string().max(1_000).optional(),
  }),
  coachTypingSchema.extend({ type: z.literal('keepTyping') }),
  z.object({ type: z.literal('showSent'), messageId: z.string() }),
  /** Answered by `mentions`. */
  z.object({ type: z.literal('findMentions'), request: z.number().int(), text: z.string().max(200) }),
  /** Answered by `completions`; of several requests only the latest is. */
  z.object({ type: z.literal('complete'), request: z.number().int(), text: z.string().min(1).max(200) }),
  /** Answered by `mention`, once what it is about was read, or `mentionRefused`. */
  z.object({ type: z.literal('pickMention'), offer: mentionOfferSchema }),
  /** The editor asks; answered by `model`. */
  z.object({ type: z.literal('chooseModel') }),
  /** Answered by `found`. */
  z.object({ type: z.literal('searchSessions'), search: z.string().min(1).max(200) }),
  z.object({ type: z.literal('exportSession'), sessionId: z.string() }),
  /** The editor asks first; a deleted one is left for a new one. */
  z.object({ type: z.literal('deleteSession'), sessionId: z.string() }),
  ...checkInMessageSchemas,
]);
export type CoachViewMessage = z.infer<typeof coachViewMessageSchema>;

/** What the view keeps through a reload. */
export const coachViewStateSchema = z.object({
  sessionId: z.string().optional(),
  draft: z.string(),
  mentions: z.array(mentionSchema).optional(),
  /** Question in whose place the draft is asked. */
  replaces: z.string().optional(),
  /** What was typed before that question came into the composer. */
  before: z.string().optional(),
  checkIn: coachTypingSchema.shape.checkIn,
});
export type CoachViewState = z.infer<typeof coachViewStateSchema>;
