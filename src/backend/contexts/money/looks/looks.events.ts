/** Events of the look; their content is the look as the API shows it, and their record the organization. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { invoiceLookSchema } from './looks.schema.ts';

export const lookEvents = defineEvents(['invoice-look.changed'], { table: null, content: invoiceLookSchema });

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof lookEvents, unknown> {}
}
