/** Events of rates; their content is the rate as the API shows it. One event stands for all entries that it gave an amount. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { rateSchema } from './rates.schema.ts';

export const rateEvents = defineEvents(['rate.created', 'rate.changed', 'rate.deleted'], {
  table: 'rates',
  content: rateSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof rateEvents, unknown> {}
}
