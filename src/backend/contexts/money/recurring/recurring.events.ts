/** Events of templates; an invoice that one makes has its own. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { recurringSchema } from './recurring.schema.ts';

export const recurringEvents = defineEvents(
  [
    'recurring-invoice.created',
    'recurring-invoice.changed',
    'recurring-invoice.deleted',
    /** A period was made, or nothing came of it. */
    'recurring-invoice.ran',
  ],
  { table: 'recurring_templates', content: recurringSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof recurringEvents, unknown> {}
}
