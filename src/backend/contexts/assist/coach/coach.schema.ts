/** Coach sessions on the wire; the words of the WebSocket are in contract/coach-chat.ts. */
import * as z from 'zod';
import { recordLinkSchema } from '../../../../contract/coach-chat.ts';
import {
  idSchema,
  instantSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

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

export const listCoachSessionsSchema = pageQuerySchema;
export const coachSessionPageSchema = pageSchema(coachSessionSchema).meta({ id: 'CoachSessionPage' });

/** The frames of an answer, folded. */
const coachAnswerSchema = z.object({
  answerId: z.string(),
  coach: z.enum(['built-in', 'model']),
  state: z.enum(['streaming', 'done', 'stopped', 'failed']),
  tools: z.array(z.object({ title: z.string(), elapsedMs: z.number(), detail: z.string().optional() })),
  /** Markdown; a link `vireo:<n>` names `links[n]`. */
  markdown: z.string(),
  links: z.array(recordLinkSchema),
  choices: z.array(z.string()),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Of the last frame: `resume` starts there. */
  offset: z.number().int(),
});
export type CoachAnswer = z.infer<typeof coachAnswerSchema>;

export const coachExchangeSchema = z
  .object({ messageId: idSchema, question: z.string(), askedAt: instantSchema, answer: coachAnswerSchema })
  .meta({ id: 'CoachExchange' });
export type CoachExchange = z.infer<typeof coachExchangeSchema>;

export const coachExchangePageSchema = pageSchema(coachExchangeSchema).meta({ id: 'CoachExchangePage' });
