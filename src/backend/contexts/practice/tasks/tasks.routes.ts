/** Paths of tasks; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  createTaskSchema,
  listTasksSchema,
  patchTaskSchema,
  taskPageSchema,
  taskSchema,
} from './tasks.schema.ts';
import type { TasksService } from './tasks.service.ts';

export function tasksRoutes(service: TasksService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/tasks',
      name: 'Task',
      plural: 'Tasks',
      access: { read: 'project:read', write: 'task:write' },
      schemas: {
        item: taskSchema,
        page: taskPageSchema,
        query: listTasksSchema,
        create: createTaskSchema,
        patch: patchTaskSchema,
      },
      service,
    }),
  ];
}
