/** Rows of the embedded queue, as they are shown and chosen from. */
import type { WaitingJob } from '../../../domain/jobs/choose-job.ts';
import type { JobView } from './job-queue.ts';
import type { Candidate, JobRow } from './jobs.repository.ts';

export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
}

export function toView(row: JobRow): JobView {
  return {
    id: row.id,
    state: row.state,
    attempts: row.attempts,
    runAt: row.run_at,
    error: row.error ?? undefined,
  };
}

export function poolKey({ kind, pool }: Pick<JobRow, 'kind' | 'pool'>): string {
  return `${kind} ${pool ?? ''}`;
}

export function toWaiting(row: Candidate): WaitingJob {
  const { id, kind, priority, run_at: since } = row;
  const share = `${kind} ${row.organization_id} ${row.share ?? ''}`;
  return { id, share, pool: poolKey(row), priority, since };
}
