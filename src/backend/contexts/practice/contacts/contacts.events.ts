/** Events of contacts; their content is the contact as the API shows it. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { contactSchema } from './contacts.schema.ts';

export const contactEvents = defineEvents(['contact.created', 'contact.changed', 'contact.deleted'], {
  table: 'contacts',
  content: contactSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof contactEvents, unknown> {}
}
