/** Types of the events that this slice logs: one a whole import, whoever shows time looks again. */
import * as z from 'zod';
import { defineEvents } from '../../../../platform/events/catalogue.ts';
export const timeImported = 'time-entry.imported';
export const timeImportUndone = 'time-entry.import-undone';

export const timeImportEvents = defineEvents([timeImported, timeImportUndone], {
  content: z.object({ fileName: z.string(), removed: z.number().int() }).partial(),
});

declare module '../../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timeImportEvents, unknown> {}
}
