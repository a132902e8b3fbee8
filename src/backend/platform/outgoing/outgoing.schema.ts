/** What rests, on the wire. */
import * as z from 'zod';
import { instantSchema } from '../http/wire.ts';
import { restReasons } from './rest-reason.ts';

export const outgoingSchema = z
  .object({
    /** Nothing leaves by itself. */
    rests: z.boolean(),
    /** `restored` from a backup, `copied` to another place, or the `demo`, which never sends. */
    reason: z.enum(restReasons).nullable(),
    since: instantSchema.nullable(),
    /** What would leave; empty where nothing rests. */
    items: z.array(
      z.object({
        kind: z.enum(['mail', 'webhook', 'schedule']),
        id: z.string(),
        title: z.string(),
        to: z.string().nullable(),
        /** Since when it waits, or when it is due. */
        at: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Outgoing' });
export type OutgoingState = z.infer<typeof outgoingSchema>;
