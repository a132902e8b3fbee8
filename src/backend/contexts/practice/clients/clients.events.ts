/** Events of clients; their content is the client as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { clientSchema } from './clients.schema.ts';

export const clientEvents = defineEvents(['client.created', 'client.changed', 'client.deleted'], {
  table: 'clients',
  content: clientSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof clientEvents, unknown> {}
}
