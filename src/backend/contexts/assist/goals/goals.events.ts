/** Events of goals, habits and check-ins carry nothing of them: everybody in the practice reads events, and nobody reads these. */
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const goalEvents = defineEvents(
  [
    ...(['goal.created', 'goal.changed', 'goal.deleted'] as const),
    ...(['habit.created', 'habit.changed', 'habit.deleted'] as const),
    ...(['promise.changed', 'promise.deleted'] as const),
  ],
  { content: null },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof goalEvents, unknown> {}
}
