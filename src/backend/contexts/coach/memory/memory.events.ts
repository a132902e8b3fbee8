/** Events of memories carry nothing of them: what is erased is gone from everywhere. */
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const memoryEvents = defineEvents(['memory.created', 'memory.changed', 'memory.erased'], {
  table: 'memories',
  content: null,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof memoryEvents, unknown> {}
}
