/** Events of the practice; their content is the organization as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { organizationSchema } from './organizations.schema.ts';

export const organizationEvents = defineEvents(['organization.changed'], {
  table: 'organizations',
  content: organizationSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof organizationEvents, unknown> {}
}
