/** Tasks of projects. */

import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { tasks } from './tasks.record.ts';
import { taskScope } from './tasks.scope.ts';

export const tasksSlice = defineSlice({
  name: 'practice/tasks',
  tables: ['tasks'],
  reads: ['projects', 'time_entries'],
  people: [],
  permissions: { 'task:write': { user: 'member' } },
  scope: taskScope,
  events: tasks.events,
  uses: { projects: ['tasks.project_id'] },
  mount: (ports: SlicePorts) => ({ routes: tasks.routes(tasks.service(ports)) }),
});
