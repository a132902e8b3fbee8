/** Types of the events that this slice logs; without content: what a user asks is theirs alone. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
export const coachSessionCreated = 'coach-session.created';
export const coachSessionChanged = 'coach-session.changed';
export const coachSessionDeleted = 'coach-session.deleted';

export const coachEvents = defineEvents([coachSessionCreated, coachSessionChanged, coachSessionDeleted], {
  table: 'coach_sessions',
  content: null,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof coachEvents, unknown> {}
}
