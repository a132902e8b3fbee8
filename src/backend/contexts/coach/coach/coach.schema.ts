/** Coach sessions on the wire; the words of the WebSocket are in contract/coach/coach-chat.ts. */
import * as z from 'zod';
import { coachAnswerSchema } from '../../../../contract/coach/coach-answer.ts';
import {
  askSchema,
  resumeSchema,
  stopSchema,
  toolResultSchema,
} from '../../../../contract/coach/coach-chat.ts';
import { mentionSchema } from '../../../../contract/coach/mentions.ts';
import {
  idSchema,
  instantSchema,
  knownZoneSchema,
  localeSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { chosenFramesSchema } from '../say/chips/chosen-frames.ts';

export const coachSessionSchema = recordSchema
  .extend({
    /** The first question, shortened; empty before it. */
    title: z.string(),
  })
  .meta({ id: 'CoachSession' });
export type CoachSession = z.infer<typeof coachSessionSchema>;

export const createCoachSessionSchema = z
  .strictObject({ id: idSchema.optional() })
  .meta({ id: 'CreateCoachSession' });
export type CreateCoachSession = z.infer<typeof createCoachSessionSchema>;

/** A question of no zone has no days. Its language may be none: an answer that was paid is told in English then. */
const askInZoneSchema = askSchema.extend({ zone: knownZoneSchema, frames: chosenFramesSchema.optional() });

/** What a window sends over the socket. */
export const chatFrameSchema = z.discriminatedUnion('type', [
  askInZoneSchema,
  stopSchema,
  resumeSchema,
  toolResultSchema,
]);
export type ChatFrame = z.infer<typeof chatFrameSchema>;

/** A question over HTTP; the frames of its answer come back as server-sent events. */
export const askCoachSchema = askInZoneSchema
  .omit({ type: true })
  .extend({ sessionId: idSchema, messageId: idSchema, locale: localeSchema.optional() })
  .meta({ id: 'AskCoach' });

/** `locale` is BCP 47, of amounts. */
export const listCoachExchangesSchema = pageQuerySchema.extend({ locale: localeSchema.default('en') });

export const streamQuerySchema = z.object({
  /** Of the last frame seen; `Last-Event-ID` goes before it. */
  offset: z.coerce.number().int().min(-1).optional(),
});

export const coachSentSchema = z
  .object({
    /** Exact text of each call, in order, without secrets. */
    calls: z.array(z.string()),
  })
  .meta({ id: 'CoachSent' });

export const listCoachSessionsSchema = pageQuerySchema.extend({
  /** Words of a question or an answer. */
  search: z.string().min(1).max(200).optional(),
});
export const coachSessionPageSchema = pageSchema(coachSessionSchema).meta({ id: 'CoachSessionPage' });

export const coachExchangeSchema = z
  .object({
    messageId: idSchema,
    question: z.string(),
    /** What the question named beside its words. */
    mentions: z.array(mentionSchema.pick({ kind: true, label: true })),
    askedAt: instantSchema,
    answer: coachAnswerSchema,
  })
  .meta({ id: 'CoachExchange' });
export type CoachExchange = z.infer<typeof coachExchangeSchema>;

export const coachExchangePageSchema = pageSchema(coachExchangeSchema).meta({ id: 'CoachExchangePage' });

/** What an empty chat offers to ask. */
export const coachQuestionsQuerySchema = z.object({
  locale: localeSchema.optional(),
  /** IANA zone of "yesterday" and "this week". */
  zone: knownZoneSchema,
});
export const coachQuestionsSchema = z
  .object({
    /** Six, most urgent first; the built-in coach answers each of them. */
    questions: z.array(z.string()),
  })
  .meta({ id: 'CoachQuestions' });
export type CoachQuestions = z.infer<typeof coachQuestionsSchema>;

/** What is typed, up to the caret. */
export const completeQuestionSchema = z.object({
  text: z.string().min(1).max(200),
  locale: localeSchema.optional(),
});
export const coachCompletionsSchema = z
  .object({
    /** Six at most, the likeliest first. */
    completions: z.array(
      z.object({
        kind: z.enum(['client', 'project', 'period', 'measure', 'group']),
        label: z.string(),
        /** The whole text with it. */
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'CoachCompletions' });
