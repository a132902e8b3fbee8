/** A question whose answer is a text: proposed by a run, settled by a person. */
import * as z from 'zod';

export const mostSettledText = 200_000;

/** Payload of the question; answered with the `text` as the person left it. */
export const textQuestionSchema = z.object({
  text: z.string().max(mostSettledText),
  language: z.enum(['yaml', 'markdown']),
  /** What was assumed, and what is wrong with the last answer: sentences. */
  notes: z.array(z.string()).readonly(),
  problems: z.array(z.string()).readonly(),
});
export type TextQuestion = z.infer<typeof textQuestionSchema>;
