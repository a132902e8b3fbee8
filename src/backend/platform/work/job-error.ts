/** What came of a job's work, as the queue understands it. */
import { JobInterrupted, JobRefused } from '../jobs/job-queue.ts';
import { WorkError } from './work-error.ts';

export function toJobError(error: unknown): unknown {
  if (!WorkError.is(error)) return error;
  if (error.code === 'refused') return new JobRefused(error.message, error);
  return error.code === 'lost' ? new JobInterrupted(error.message, error) : error;
}
