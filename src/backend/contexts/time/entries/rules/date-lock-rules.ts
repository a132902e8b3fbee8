/** Time whose day is closed: no entry begins there any more, and none that does is changed or deleted. */
import { type DateLock, findLockedBefore, findLockedThrough } from '../../../../../domain/date-lock.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TimeEntryRow } from '../time-entries.repository.ts';

/** What the row lies behind; undefined when it is open. */
export function findClosing(
  row: Pick<TimeEntryRow, 'started_at'>,
  lock: DateLock,
  now: number,
): string | undefined {
  const before = findLockedBefore(lock, now);
  return before !== undefined && row.started_at < before ? findLockedThrough(lock, now) : undefined;
}

export function requireOpenDate(row: Pick<TimeEntryRow, 'started_at'>, lock: DateLock, now: number): void {
  const through = findClosing(row, lock, now);
  if (through !== undefined) {
    throw new ApiError(
      'entry_locked',
      text`Time up to ${through} (${lock.zone}) is closed: an administrator can move that date.`,
      [{ field: 'startedAt', issue: text`lies in time that is closed up to ${through} (${lock.zone})` }],
    );
  }
}
