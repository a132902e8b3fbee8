/** The job that runs periods of one schedule, one after the other. */
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Work } from '../unit-of-work.ts';
import type { ScheduleRow } from './schedules.repository.ts';

export const scheduleJob = 'schedule';

interface Handed {
  readonly row: ScheduleRow;
  readonly periods: readonly string[];
  /** Epoch milliseconds; at once when absent. */
  readonly runAt?: number;
  /** Before what came due by itself. */
  readonly priority?: number;
}

export async function enqueueRuns(
  jobs: Pick<JobQueue, 'enqueue'>,
  work: Work,
  { row, periods, ...when }: Handed,
): Promise<void> {
  await jobs.enqueue(work.trx, {
    kind: scheduleJob,
    organizationId: row.organization_id,
    payload: { scheduleId: row.id, periods },
    share: row.kind,
    ...when,
  });
}
