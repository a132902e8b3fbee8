/** Events of working times and days off, as the API shows them. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { daysOffSchema, workingTimeSchema } from './working-times.schema.ts';

export const workingTimeEvents = {
  ...defineEvents(['working-time.created', 'working-time.changed', 'working-time.deleted'], {
    table: 'working_times',
    content: workingTimeSchema,
    subject: 'userId',
  }),
  ...defineEvents(['days-off.created', 'days-off.changed', 'days-off.deleted'], {
    table: 'days_off',
    content: daysOffSchema,
    subject: 'userId',
  }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof workingTimeEvents, unknown> {}
}
