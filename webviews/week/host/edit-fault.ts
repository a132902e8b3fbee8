/** Why a change of the week was not written. */
import { classifyFailure, isApiFailure } from '../../../src/pages/failures.ts';
import type { WeekFault } from '../messages.ts';
import { EntryDeletedError } from './write-entries.ts';

export function isStale(error: unknown): boolean {
  return (
    error instanceof EntryDeletedError ||
    isApiFailure(error, 'stale_version') ||
    isApiFailure(error, 'not_found')
  );
}

export function faultOf(error: unknown): Pick<WeekFault, 'fault' | 'message'> {
  if (isApiFailure(error, 'entry_locked')) return { fault: 'locked' };
  const failure = classifyFailure(error);
  if (failure.kind === 'unavailable') return { fault: 'offline', message: failure.problem.sentence };
  if (failure.kind === 'refused') return { fault: 'refused', message: failure.sentence };
  throw error;
}
