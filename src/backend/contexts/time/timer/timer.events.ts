/** A timer that another person ended, or a right that its owner lost; the entry's own event says what became of it. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';

/** Why a timer ended without its owner. */
export const timerEndings = ['stopped', 'deactivated', 'left', 'role', 'membership'] as const;
export type TimerEnding = (typeof timerEndings)[number];

export const timerEvents = defineEvents(['timer.ended'], {
  table: 'time_entries',
  content: z.object({
    userId: z.string(),
    projectId: z.string(),
    seconds: z.number(),
    because: z.enum(timerEndings),
  }),
  subject: 'userId',
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timerEvents, unknown> {}
}
