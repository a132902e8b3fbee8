/** Events of goals and check-ins carry nothing of them, as those of habits: what is a person's alone is nowhere else. */
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const goalEvents = {
  ...defineEvents(['goal.created', 'goal.changed', 'goal.deleted'], { table: 'goals', content: null }),
  ...defineEvents(['promise.changed', 'promise.deleted'], { table: 'promises', content: null }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof goalEvents, unknown> {}
}
