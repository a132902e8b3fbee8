/** The queue's table: what waits and runs survives the process. And the jobs that slices let people ask for. */
import { defineSlice } from '../slice.ts';
import type { JobQueue } from './job-queue.ts';
import { jobScope } from './jobs.scope.ts';
import { jobsRoutes } from './public/jobs.routes.ts';
import { createJobsService, type PublicJobs } from './public/jobs.service.ts';

interface JobsPorts {
  readonly jobs: Pick<JobQueue, 'isBusy'>;
  /** Of the whole app, once it is mounted. */
  readonly publicJobs: PublicJobs;
}

export const jobsSlice = defineSlice({
  name: 'platform/jobs',
  tables: ['jobs'],
  reads: [],
  people: [],
  permissions: {
    'job:read': { user: 'own' },
    'job:write': { user: 'own' },
  },
  scope: jobScope,
  mount: ({ jobs, publicJobs }: JobsPorts) => ({
    routes: jobsRoutes(createJobsService(publicJobs)),
    isBusy: () => jobs.isBusy(),
  }),
});
