/** Events of the ledger; their content is the transaction as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { paymentSchema } from './payments.schema.ts';

export const paymentEvents = defineEvents(['payment.recorded', 'payment.reversed'], {
  table: 'payments',
  content: paymentSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof paymentEvents, unknown> {}
}
