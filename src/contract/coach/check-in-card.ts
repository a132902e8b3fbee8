/** The card that looks back on a week in the coach, as its host sends it and what comes of it. */
import * as z from 'zod';
import { recordLinkSchema } from './record-link.ts';

/** In the order of the buttons. */
export const promiseVerdicts = ['done', 'not_done', 'carried'] as const;
export type PromiseVerdict = (typeof promiseVerdicts)[number];

/** Host → view: the week by the records, in sentences of the editor's language. */
export const checkInCardSchema = z.object({
  type: z.literal('checkIn'),
  /** Monday, ISO. */
  week: z.string(),
  /** Nobody asked for it: offered of this week for the first time, or again. */
  offered: z.enum(['first', 'again']).optional(),
  /** Its days, printed. */
  span: z.string(),
  sentences: z.array(
    z.object({ parts: z.array(z.object({ text: z.string(), link: recordLinkSchema.optional() })) }),
  ),
  promises: z.array(
    z.object({ id: z.string(), text: z.string(), verdict: z.enum(promiseVerdicts).nullable() }),
  ),
  /** For the week after. */
  intentions: z.array(z.object({ id: z.string(), text: z.string(), isCarried: z.boolean() })),
});
export type CheckInCard = z.infer<typeof checkInCardSchema>;

/** Host → view: what the person wrote or said of the week was kept. */
export const checkInSavedSchema = z.object({ type: z.literal('checkInSaved') });

/** The id of a new one is made by the view, so that it is one however often it is sent. */
const intentionSchema = z.object({ id: z.string().max(36), text: z.string().min(1).max(200) });

/** View → host; each but the second is answered by the card as it is then. */
export const checkInMessageSchemas = [
  z.object({ type: z.literal('askCheckIn') }),
  z.object({ type: z.literal('dismissCheckIn'), week: z.string().max(10) }),
  z.object({
    type: z.literal('judgePromise'),
    week: z.string().max(10),
    promiseId: z.string().max(36),
    verdict: z.enum(promiseVerdicts).nullable(),
  }),
  z.object({
    type: z.literal('saveIntentions'),
    week: z.string().max(10),
    intentions: z.array(intentionSchema).max(20),
    /** As the card had them: what was written elsewhere since stays. */
    seen: z.array(intentionSchema).max(20),
  }),
  z.object({ type: z.literal('openGoals') }),
] as const;
export type CheckInMessage = z.infer<(typeof checkInMessageSchemas)[number]>;
