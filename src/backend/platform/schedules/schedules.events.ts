/** Events of schedules; a run is none. */
import { defineEvents } from '../events/catalogue.ts';
import { scheduleSchema } from './schedules.schema.ts';

export const scheduleEvents = defineEvents(['schedule.created', 'schedule.changed', 'schedule.deleted'], {
  table: 'schedules',
  content: scheduleSchema,
});

declare module '../events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof scheduleEvents, unknown> {}
}
