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
import { coachAnswerSchema } from '../coach/coach-answer.ts';
import { chatClientFrameSchema, receivedFrameSchema } from '../coach/coach-chat.ts';
import { mentionSchema } from '../coach/mentions.ts';
import { recordLinkSchema } from '../coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from './common.ts';

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

const sessionHeadSchema = z.object({ id: z.string(), title: z.string(), updatedAt: z.string() });
export type SessionHead = z.infer<typeof sessionHeadSchema>;

/** Host → view: the session to show, whole. An empty title is a session that has no question yet. */
const sessionSchema = z.object({
  type: z.literal('session'),
  session: sessionHeadSchema,
  /** Oldest first. */
  exchanges: z.array(exchangeSchema),
  /** Who would answer the next question. */
  coach: z.enum(['built-in', 'model']),
  /** Questions that the empty state offers. */
  examples: z.array(z.string()),
});
export type CoachSession = z.infer<typeof sessionSchema>;

/** Host → view. */
export const coachHostMessageSchema = z.discriminatedUnion('type', [
  sessionSchema,
  /** All sessions, newest first; sent after `ready` and whenever one is added or renamed. */
  z.object({ type: z.literal('sessions'), sessions: z.array(sessionHeadSchema) }),
  z.object({ type: z.literal('frame'), frame: receivedFrameSchema }),
  /** Puts text into the composer, as a command elsewhere in the editor does; nothing is sent. */
  z.object({ type: z.literal('compose'), text: z.string().max(20_000) }),
  /** The coach was opened to be asked: what is typed next goes into the composer. */
  z.object({ type: z.literal('focus') }),
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
]);
export type CoachViewMessage = z.infer<typeof coachViewMessageSchema>;

/** What the view keeps through a reload. */
export const coachViewStateSchema = z.object({ sessionId: z.string().optional(), draft: z.string() });
export type CoachViewState = z.infer<typeof coachViewStateSchema>;
