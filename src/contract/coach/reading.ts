/**
 * What an answer was read of, slot by slot, and what each slot may be changed to. A choice is a whole question: its frames go
 * back as they came, with what `said` says as the message, and are checked there. Clients look into none of them.
 */
import * as z from 'zod';

/** A query frame (domain/query/frame.ts) of any version: an older client passes on what it does not know. */
const readFrameSchema = z.looseObject({ measure: z.string() });
export type ReadFrame = z.infer<typeof readFrameSchema>;

/** More are not asked at once. */
export const framesAtMost = 8;
export const readFramesSchema = z.array(readFrameSchema).min(1).max(framesAtMost);

const choiceSchema = z.object({
  label: z.string(),
  /** Beside it: the days of a period, how many entries. */
  detail: z.string().optional(),
  /** The message that it is sent with. */
  said: z.string(),
  frames: readFramesSchema,
});
export type ReadingChoice = z.infer<typeof choiceSchema>;

const slotSchema = z.object({
  /** `measure`, `filter`, `period`, … */
  kind: z.string(),
  /** "Period". */
  name: z.string(),
  /** "September 2026". */
  label: z.string(),
  /** The frame that it is of, by its place; absent: all. */
  of: z.number().int().optional(),
  /** What it holds now, what else it may, and the reading without it, in this order; empty where it cannot be changed. */
  choices: z.array(choiceSchema.extend({ act: z.enum(['keep', 'replace', 'without']) })),
});
export type ReadingSlot = z.infer<typeof slotSchema>;

export const readingSchema = z.object({
  frames: readFramesSchema,
  slots: z.array(slotSchema),
  /** Words that no slot takes: nothing is answered until they are settled. */
  unused: z
    .object({
      words: z.array(z.string()),
      /** The same question without them. */
      without: choiceSchema,
      /** What they could mean. */
      guesses: z.array(choiceSchema.extend({ kind: z.enum(['tag', 'note', 'client', 'project']) })),
    })
    .optional(),
});
export type CoachReading = z.infer<typeof readingSchema>;
