/** What came of a job's work, as the queue understands it. */
import { JobInterrupted, JobRefused, type RunningJob } from '../jobs/job-queue.ts';
import { WorkError } from './work-error.ts';

export function toJobError(error: unknown): unknown {
  if (!WorkError.is(error)) return error;
  if (error.code === 'refused') return new JobRefused(error.message, error);
  if (error.code !== 'lost') return error;
  return new JobInterrupted(error.message, { isCounted: !error.isBystander, cause: error });
}

/** Whether the queue runs a job again that ended with this. */
export function isRunAgain({ signal, attempt, maxAttempts }: RunningJob, error: unknown): boolean {
  if (signal.aborted || error instanceof JobRefused) return false;
  return attempt < maxAttempts || (error instanceof JobInterrupted && !error.isCounted);
}
