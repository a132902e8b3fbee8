/** Time that entries of one person share, as pages tell it beside an entry. */
import * as z from 'zod';

export const overlappingTimeSchema = z.object({
  /** Of the entry, seconds that others have, too; each counts once, however many have it. */
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
