/** Jobs of every public kind: each is asked of the slice that declares it. */
import { grantOf } from '../../../../domain/policy/policy.ts';
import { text } from '../../../../words/text.ts';
import type { PersonCaller } from '../../http/actor.ts';
import { ApiError, invalidField, listIssues, notFound } from '../../http/api-error.ts';
import { toPage } from '../../http/cursor.ts';
import { lacking } from '../../http/refusals/lacking.ts';
import { sayFault } from '../../http/refusals/schema-issues.ts';
import type { Page } from '../../http/resource-routes.ts';
import type { CreateJob, JobRecord, ListJobs } from './jobs.schema.ts';
import type { JobFields, PublicJob } from './public-job.ts';

export type PublicJobs = () => ReadonlyMap<string, PublicJob>;

export interface JobsService {
  listKinds(): {
    items: { kind: string; description: string; permission: string; path: string }[];
  };
  list(caller: PersonCaller, query: ListJobs): Promise<Page<JobRecord>>;
  get(caller: PersonCaller, id: string): Promise<JobRecord>;
  create(caller: PersonCaller, job: CreateJob): Promise<JobRecord>;
  cancel(caller: PersonCaller, id: string): Promise<JobRecord>;
}

export function createJobsService(publicJobs: PublicJobs): JobsService {
  const all = () => [...publicJobs().values()];
  return {
    listKinds: () => ({
      items: all().map(({ kind, description, permission, path }) => ({
        kind,
        description,
        permission,
        path,
      })),
    }),

    async list(caller, { kind, state, ...page }) {
      const query = {
        ...page,
        ...(state !== undefined && { state: state === 'pending' ? ('queued' as const) : state }),
        ...(caller.grant === 'own' && { requestedBy: caller.actor.userId }),
      };
      const asked = readable(caller, kind === undefined ? all() : [requireKind(publicJobs, kind)]);
      const pages = await Promise.all(
        asked.map(async (job) => ({ job, page: await job.list(caller, query) })),
      );
      const jobs = pages.flatMap(({ job, page: { items } }) => items.map((item) => toJob(job, item)));
      const isMore = pages.some(({ page: { nextCursor } }) => nextCursor !== null);
      return mergeNewest(jobs, page.limit, isMore);
    },

    async get(caller, id) {
      const { job, found } = await findOne(readable(caller, all()), caller, id);
      return toJob(job, found);
    },

    async create(caller, { kind, input }) {
      const job = requireKind(publicJobs, kind);
      requirePermission(caller, job);
      return toJob(job, await job.create(caller, parseInput(job, input)));
    },

    async cancel(caller, id) {
      const { job } = await findOne(readable(caller, all()), caller, id);
      requirePermission(caller, job);
      return toJob(job, await job.cancel(caller, id));
    },
  };
}

const readable = ({ actor }: PersonCaller, jobs: readonly PublicJob[]): readonly PublicJob[] =>
  jobs.filter(({ readPermission }) => grantOf(actor, readPermission) !== undefined);

/** Each kind gave a page of its newest: those of all kinds are among them. */
function mergeNewest(jobs: readonly JobRecord[], limit: number, isMore: boolean): Page<JobRecord> {
  const sorted = jobs.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || (a.id < b.id ? 1 : -1));
  const key = ({ createdAt, id }: JobRecord): [number, string] => [Date.parse(createdAt), id];
  // One row too many says that there is a next page: where the kinds have no more, there is none.
  const [last] = sorted.slice(-1);
  const rows = isMore && sorted.length <= limit && last !== undefined ? [...sorted, last] : sorted;
  return toPage(rows, Math.min(limit, sorted.length), { item: (job) => job, key });
}

async function findOne(
  jobs: readonly PublicJob[],
  caller: PersonCaller,
  id: string,
): Promise<{ readonly job: PublicJob; readonly found: JobFields }> {
  for (const job of jobs) {
    const found = await job.get(caller, id).catch(nothing);
    const isTheirs = caller.grant !== 'own' || found?.requestedBy === caller.actor.userId;
    if (found !== undefined && isTheirs) return { job, found };
  }
  throw notFound('job');
}

function nothing(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 'not_found') return undefined;
  throw error;
}

function requireKind(publicJobs: PublicJobs, kind: string): PublicJob {
  const job = publicJobs().get(kind);
  if (job !== undefined) return job;
  throw invalidField(
    'kind',
    text`there is no such kind of job; there are: ${[...publicJobs().keys()].join(', ')}`,
  );
}

function requirePermission({ actor }: PersonCaller, { permission }: PublicJob): void {
  if (grantOf(actor, permission) !== undefined) return;
  throw lacking(actor, permission);
}

function parseInput({ input: schema }: PublicJob, input: unknown): unknown {
  const parsed = schema.safeParse(input);
  if (parsed.success) return input;
  const details = parsed.error.issues.map((issue) => ({
    field: ['input', ...issue.path].join('.'),
    issue: sayFault(issue),
  }));
  throw new ApiError('invalid', listIssues(details), details);
}

function toJob({ kind, path }: PublicJob, fields: JobFields): JobRecord {
  const { id, version, createdAt, updatedAt, requestedBy, state, progress } = fields;
  const { error, attempts, startedAt, finishedAt } = fields;
  return {
    id,
    version,
    createdAt,
    updatedAt,
    kind,
    requestedBy,
    state,
    progress,
    error,
    attempts,
    startedAt,
    finishedAt,
    record: `${path}/${id}`,
  };
}
