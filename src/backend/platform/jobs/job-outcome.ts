/** What becomes of a job whose run ended. */
import { type AfterDeath, lastAttempt } from '../../../domain/jobs/attempts.ts';
import { backOffMs } from './back-off.ts';
import { JobInterrupted, JobRefused } from './job-queue.ts';
import { messageOf } from './job-rows.ts';
import type { JobRow, Outcome } from './jobs.repository.ts';

interface Ending {
  readonly now: number;
  readonly random: () => number;
}

export function lastAttemptOf({ max_attempts: most, forgiven }: JobRow): number {
  return lastAttempt({ most, forgiven });
}

/** It came to its end, was cancelled, or was given back. */
export function endedOutcome(row: JobRow, signal: AbortSignal, now: number): Outcome {
  if (signal.aborted && signal.reason === 'stopped') {
    // Being stopped is no failed attempt.
    return { state: 'queued', error: null, runAt: now, attempts: row.attempts - 1, finishedAt: null };
  }
  return { state: signal.aborted ? 'cancelled' : 'done', error: null, finishedAt: now };
}

/** Something else ended its process: the attempt was none. */
export function uncountedOutcome(row: JobRow, error: unknown, now: number): Outcome {
  const attempts = row.attempts - 1;
  return { state: 'queued', error: messageOf(error), runAt: now, attempts, finishedAt: null };
}

/** Undefined where it fails for good. */
export function retriedOutcome(row: JobRow, error: unknown, { now, random }: Ending): Outcome | undefined {
  if (row.attempts >= lastAttemptOf(row) || error instanceof JobRefused) return undefined;
  const counted = row.attempts - row.forgiven;
  const runAt = now + (error instanceof JobInterrupted ? 0 : backOffMs(counted, random));
  return { state: 'queued', error: messageOf(error), runAt, finishedAt: null };
}

export function diedOutcome(
  { forgiven, deaths, waits }: Extract<AfterDeath, { readonly goesOn: true }>,
  { now, random }: Ending,
): Outcome {
  const runAt = now + (waits === 0 ? 0 : backOffMs(waits, random));
  return { state: 'queued', error: null, runAt, finishedAt: null, forgiven, deaths };
}
