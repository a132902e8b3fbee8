/** Events of goals, habits and check-ins carry nothing of them: what is a person's alone is nowhere else. */
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const goalEvents = {
  ...defineEvents(['goal.created', 'goal.changed', 'goal.deleted'], { table: 'goals', content: null }),
  ...defineEvents(['habit.created', 'habit.changed', 'habit.deleted'], { table: 'habits', content: null }),
  ...defineEvents(['promise.changed', 'promise.deleted'], { table: 'promises', content: null }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof goalEvents, unknown> {}
}
