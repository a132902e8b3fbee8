/** Coach sessions on the wire; the words of the WebSocket are in contract/coach/coach-chat.ts. */
import * as z from 'zod';
import { coachAnswerSchema } from '../../../../contract/coach/coach-answer.ts';
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

export const coachExchangeSchema = z
  .object({ messageId: idSchema, question: z.string(), askedAt: instantSchema, answer: coachAnswerSchema })
  .meta({ id: 'CoachExchange' });
export type CoachExchange = z.infer<typeof coachExchangeSchema>;

export const coachExchangePageSchema = pageSchema(coachExchangeSchema).meta({ id: 'CoachExchangePage' });
