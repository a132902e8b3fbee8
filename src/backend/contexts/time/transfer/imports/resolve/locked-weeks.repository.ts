/** Weeks of people that were submitted, approved or billed here. */
import {
  locksEntries,
  type TimesheetState,
  timesheetStates,
} from '../../../../../../domain/timesheet-states.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';

const locking = timesheetStates.filter(locksEntries);

export interface LockedWeek {
  readonly userId: string;
  /** Monday. */
  readonly weekStart: string;
  readonly state: TimesheetState;
}

/** A week with supplements as its last sheet is. */
export async function listLockedWeeks(
  reads: Reads,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly LockedWeek[]> {
  return await reads
    .whole('timesheets', 'import')
    .select(['user_id as userId', 'week_start as weekStart', 'state'])
    .where('week_start', '>=', from)
    .where('week_start', '<=', to)
    .where('state', 'in', locking)
    .orderBy('supplement')
    .execute();
}
