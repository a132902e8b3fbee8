/** Events of entries; their content is the entry as the API shows it, or the timesheet that locks it. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { timeEntrySchema } from './time-entries.schema.ts';

/** Not one of `time-entry`: no entry changed, so that nobody has to look, and nothing can be undone. */
export const deletedUnseen = 'time-entry-deletion.unseen';

export const timeEntryEvents = {
  ...defineEvents(
    [
      'time-entry.started',
      'time-entry.created',
      'time-entry.changed',
      'time-entry.stopped',
      'time-entry.deleted',
    ],
    { table: 'time_entries', content: timeEntrySchema, subject: 'userId', isUndoable: true },
  ),
  ...defineEvents(['time-entry.locked', 'time-entry.unlocked'], {
    table: 'time_entries',
    content: z.object({ timesheetId: z.string().nullable() }),
  }),
  ...defineEvents([deletedUnseen], { table: 'time_entries', content: null }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timeEntryEvents, unknown> {}
}
