/** The queue's table: what waits and runs survives the process. */
import { defineSlice } from '../slice.ts';
import type { JobQueue } from './job-queue.ts';

export const jobsSlice = defineSlice({
  name: 'platform/jobs',
  tables: ['jobs'],
  reads: [],
  people: [],
  mount: (jobs: Pick<JobQueue, 'isBusy'>) => ({ routes: [], isBusy: () => jobs.isBusy() }),
});
