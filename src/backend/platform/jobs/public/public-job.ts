/** A kind of job that may be asked for, looked at and cancelled as such: declared by the slice whose record it is. */
import type * as z from 'zod';
import type { Permission } from '../../../../domain/authorization.ts';
import type { PersonCaller } from '../../http/actor.ts';
import type { Page } from '../../http/resource-routes.ts';
import type { JobKindState, JobRecord, ListJobs } from './jobs.schema.ts';

export interface JobQuery extends Pick<ListJobs, 'limit' | 'cursor'> {
  readonly state?: JobKindState;
  /** Only what this person asked for. */
  readonly requestedBy?: string;
}

export type JobFields = Omit<JobRecord, 'kind' | 'record'>;

export interface PublicJob<Input = unknown> {
  /** `scan` */
  readonly kind: string;
  readonly description: string;
  /** For asking and for cancelling. */
  readonly permission: Permission;
  /** For looking at it: that of its whole record. */
  readonly readPermission: Permission;
  readonly input: z.ZodType<Input>;
  /** Where its whole record is read: `/api/v1/scanner/scans`. */
  readonly path: string;
  create(caller: PersonCaller, input: Input): Promise<JobFields>;
  /** Newest first, by `createdAt` and id. */
  list(caller: PersonCaller, query: JobQuery): Promise<Page<JobFields>>;
  /** @throws ApiError `not_found` */
  get(caller: PersonCaller, id: string): Promise<JobFields>;
  cancel(caller: PersonCaller, id: string): Promise<JobFields>;
}

/** Hides the type of its input behind its schema. */
export function definePublicJob<Input>(job: PublicJob<Input>): PublicJob {
  return { ...job, create: async (caller, input) => await job.create(caller, job.input.parse(input)) };
}

/** @throws Error where two slices declare one kind */
export function publicJobsOf(
  mounted: readonly { readonly publicJobs?: readonly PublicJob[] }[],
): ReadonlyMap<string, PublicJob> {
  const jobs = new Map<string, PublicJob>();
  for (const job of mounted.flatMap(({ publicJobs = [] }) => publicJobs)) {
    if (jobs.has(job.kind)) throw new Error(`Two slices declare the job ${job.kind}.`);
    jobs.set(job.kind, job);
  }
  return jobs;
}
