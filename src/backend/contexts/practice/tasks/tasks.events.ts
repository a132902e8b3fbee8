/** Events of tasks; their content is the task as the API shows it. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { taskSchema } from './tasks.schema.ts';

export const taskEvents = defineEvents(['task.created', 'task.changed', 'task.deleted'], {
  table: 'tasks',
  content: taskSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof taskEvents, unknown> {}
}
