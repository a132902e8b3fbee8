/** Jobs of every public kind on the wire: what they have in common. */
import * as z from 'zod';
import {
  idSchema,
  instantSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../http/wire.ts';

export const jobStateSchema = z.enum(['queued', 'running', 'waiting', 'done', 'failed', 'cancelled']);
export type JobKindState = z.infer<typeof jobStateSchema>;

export const jobSchema = recordSchema
  .extend({
    kind: z.string(),
    requestedBy: idSchema,
    state: jobStateSchema,
    /** What it is at; null before it began. */
    progress: z.object({ step: z.string(), fraction: z.number().nullable() }).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    attempts: z.number().int(),
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
    /** Path of its whole record. */
    record: z.string(),
  })
  .meta({ id: 'Job' });
export type JobRecord = z.infer<typeof jobSchema>;

export const createJobSchema = z
  .strictObject({
    /** From the list of kinds. */
    kind: lineSchema.min(1).max(80),
    /** As the kind takes it. */
    input: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CreateJob' });
export type CreateJob = z.infer<typeof createJobSchema>;

export const listJobsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  kind: lineSchema.max(80).optional(),
  /** `pending` is another word for `queued`. */
  state: z.enum([...jobStateSchema.options, 'pending']).optional(),
});
export type ListJobs = z.infer<typeof listJobsSchema>;

export const jobPageSchema = pageSchema(jobSchema).meta({ id: 'JobPage' });

export const jobKindsSchema = z
  .object({
    items: z.array(
      z.object({ kind: z.string(), description: z.string(), permission: z.string(), path: z.string() }),
    ),
  })
  .meta({ id: 'JobKinds' });
