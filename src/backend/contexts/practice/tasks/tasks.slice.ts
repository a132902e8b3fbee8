/** Tasks of projects. */

import { defineSlice } from '../../../platform/slice.ts';
import { taskEvents } from './tasks.events.ts';
import { tasksRoutes } from './tasks.routes.ts';
import { taskScope } from './tasks.scope.ts';
import { createTasksService, type TaskPorts } from './tasks.service.ts';

export const tasksSlice = defineSlice({
  name: 'practice/tasks',
  tables: ['tasks'],
  reads: ['time_entries'],
  people: [],
  permissions: { 'task:write': { user: 'member' } },
  scope: taskScope,
  events: taskEvents,
  uses: { projects: ['tasks.project_id'] },
  mount: (ports: TaskPorts) => ({ routes: tasksRoutes(createTasksService(ports)) }),
});
