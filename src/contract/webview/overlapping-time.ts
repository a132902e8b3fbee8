/** Overlapping time of one person's entries, as pages show it beside an entry. */
import * as z from 'zod';

export const overlappingTimeSchema = z.object({
  /** Seconds of the entry that overlap others; each counts once. */
  seconds: z.number().int(),
  /** How many others there are, on whatever day, week or timesheet; `others` are the first of them, by start. */
  count: z.number().int().positive(),
  others: z.array(
    z.object({
      id: z.string(),
      projectName: z.string(),
      startedAt: z.string(),
      /** Null while the timer runs. */
      endedAt: z.string().nullable(),
      zone: z.string(),
      /** The day that it began on, by its own clock. */
      localDate: z.string(),
    }),
  ),
});
export type OverlappingTime = z.infer<typeof overlappingTimeSchema>;
