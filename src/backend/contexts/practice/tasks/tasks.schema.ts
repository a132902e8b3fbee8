/** Tasks on the wire: what a project's time is split into. */
import * as z from 'zod';
import {
  idSchema,
  instantSchema,
  likeSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const taskSchema = recordSchema
  .extend({ projectId: idSchema, name: nameSchema, archivedAt: instantSchema.nullable() })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const createTaskSchema = z
  .strictObject({ id: idSchema.optional(), projectId: idSchema, name: nameSchema })
  .meta({ id: 'CreateTask' });
export type CreateTask = z.infer<typeof createTaskSchema>;

export const patchTaskSchema = z
  .strictObject({ name: nameSchema, archived: z.boolean() })
  .partial()
  .meta({ id: 'PatchTask' });
export type PatchTask = z.infer<typeof patchTaskSchema>;

export const listTasksSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  archived: z.stringbool().optional(),
  like: likeSchema.optional(),
});
export type ListTasks = z.infer<typeof listTasksSchema>;

export const taskPageSchema = pageSchema(taskSchema).meta({ id: 'TaskPage' });
