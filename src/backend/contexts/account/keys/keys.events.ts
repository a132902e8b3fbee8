/** Events of keys. What opens one is in none of them. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { keySchema } from './keys.schema.ts';

export const keyEvents = defineEvents(['key.created', 'key.changed', 'key.rotated', 'key.revoked'], {
  table: 'api_keys',
  content: keySchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof keyEvents, unknown> {}
}
