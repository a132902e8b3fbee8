/** Events of schedules. A run is none, but for one that failed for good and the first after it that did not. */
import * as z from 'zod';
import { defineEvents } from '../events/catalogue.ts';
import { scheduleSchema } from './schedules.schema.ts';

const failedRunSchema = z.strictObject({
  kind: z.string(),
  userId: z.string().nullable(),
  period: z.string(),
  error: z.string().nullable(),
});

export const scheduleEvents = {
  ...defineEvents(['schedule.created', 'schedule.changed', 'schedule.deleted'], {
    table: 'schedules',
    content: scheduleSchema,
  }),
  ...defineEvents(['schedule.failed', 'schedule.recovered'], {
    table: 'schedules',
    content: failedRunSchema,
  }),
};

declare module '../events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof scheduleEvents, unknown> {}
}
