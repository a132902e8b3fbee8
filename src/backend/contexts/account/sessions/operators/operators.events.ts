/** An operator of the server looked into the organization: on its own record, for its people. */
import { defineEvents } from '../../../../platform/events/catalogue.ts';
import { operatorNoteSchema } from './operators.schema.ts';

export const operatorEvents = defineEvents(['operator.entered', 'operator.left', 'operator.ended'], {
  table: 'organizations',
  content: operatorNoteSchema,
});

declare module '../../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof operatorEvents, unknown> {}
}
