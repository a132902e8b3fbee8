/** Type of the event that is logged under the id of the project. */
import * as z from 'zod';
import { defineEvents } from '../../../../platform/events/catalogue.ts';

export const findingRevisionsForgotten = 'finding-revision.forgotten';

export const revisionEvents = defineEvents([findingRevisionsForgotten], {
  table: 'projects',
  content: z.object({ projectId: z.string() }),
});

declare module '../../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof revisionEvents, unknown> {}
}
