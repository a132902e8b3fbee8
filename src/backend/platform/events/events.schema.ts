/** The event log on the wire. */
import * as z from 'zod';
import { eventSchema } from '../../../contract/events.ts';

export const listEventsSchema = z.strictObject({
  /** Events after this number; 0 for all that the log holds. */
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

export const eventPageSchema = z
  .object({ items: z.array(eventSchema), /** Number of the newest event there is. */ head: z.number().int() })
  .meta({ id: 'EventPage' });

export const subscribeSchema = z.strictObject({
  /** Replays what came after; without it the stream begins with `reload` and the newest number. */
  since: z.coerce.number().int().min(0).optional(),
});
