/** Events of projects; their content is the project as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { projectSchema } from './projects.schema.ts';

export const projectEvents = defineEvents(['project.created', 'project.changed', 'project.deleted'], {
  table: 'projects',
  content: projectSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof projectEvents, unknown> {}
}
