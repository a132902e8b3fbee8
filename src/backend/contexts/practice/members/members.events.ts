/** Events of members; they are about the project, and who sees it hears them. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { memberSchema } from './members.schema.ts';

export const memberEvents = defineEvents(
  ['project-member.added', 'project-member.changed', 'project-member.removed'],
  { table: 'projects', content: memberSchema, subject: 'userId' },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof memberEvents, unknown> {}
}
