/** Events of providers; their content has the address and the models, never a key. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { providerRecordSchema } from './models.schema.ts';

export const modelEvents = defineEvents(
  ['model-provider.created', 'model-provider.changed', 'model-provider.deleted'],
  { table: 'model_providers', content: providerRecordSchema },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof modelEvents, unknown> {}
}
