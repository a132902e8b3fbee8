/** Types of the events that this slice logs: one a whole import, whoever shows time looks again. */
import * as z from 'zod';
import { defineEvents } from '../../../../platform/events/catalogue.ts';
/** Of one that is written in pieces: the people whom it makes known come with it. */
export const timeImportBegun = 'time-entry.import-begun';
export const timeImported = 'time-entry.imported';
export const timeImportUndone = 'time-entry.import-undone';

export const timeImportEvents = defineEvents([timeImportBegun, timeImported, timeImportUndone], {
  table: 'time_imports',
  content: z.object({ fileName: z.string(), removed: z.number().int() }).partial(),
});

declare module '../../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timeImportEvents, unknown> {}
}
