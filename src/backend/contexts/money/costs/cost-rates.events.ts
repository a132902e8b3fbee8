/** Events of cost rates; their content is the cost rate as the API shows it, which no route tells without cost:read. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { costRateSchema } from './cost-rates.schema.ts';

export const costRateEvents = defineEvents(['cost-rate.created', 'cost-rate.changed', 'cost-rate.deleted'], {
  table: 'cost_rates',
  content: costRateSchema,
  subject: 'userId',
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof costRateEvents, unknown> {}
}
