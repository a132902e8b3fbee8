/** Paths of tasks; no logic. */
import type { FastifyInstance } from 'fastify';
import { registerResource } from '../../../platform/http/resource-routes.ts';
import {
  createTaskSchema,
  listTasksSchema,
  patchTaskSchema,
  taskPageSchema,
  taskSchema,
} from './tasks.schema.ts';
import type { TasksService } from './tasks.service.ts';

export function registerTasks(app: FastifyInstance, service: TasksService): void {
  registerResource(app, {
    path: '/api/v1/tasks',
    name: 'Task',
    plural: 'Tasks',
    schemas: {
      item: taskSchema,
      page: taskPageSchema,
      query: listTasksSchema,
      create: createTaskSchema,
      patch: patchTaskSchema,
    },
    service,
  });
}
