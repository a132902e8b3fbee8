/** Events of people; their content is the person as the API shows them. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { userSchema } from './users.schema.ts';

export const userEvents = defineEvents(
  [
    'user.created',
    'user.changed',
    'user.deactivated',
    'user.reactivated',
    'user.second_factor_reset',
    'user.password_link_made',
  ],
  {
    table: 'users',
    content: userSchema,
    subject: 'id',
  },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof userEvents, unknown> {}
}
