/** Type of the event that this slice logs, under the id of the project. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';
export const healthRecorded = 'health.recorded';

export const healthEvents = defineEvents([healthRecorded], {
  table: 'projects',
  content: z.object({
    projectId: z.string(),
    score: z.number().nullable(),
    source: z.string(),
    sourceId: z.string(),
  }),
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof healthEvents, unknown> {}
}
