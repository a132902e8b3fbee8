/** The time that a figure is of, as its statements begin. */
import { sql } from 'kysely';
import type { TimeOf } from '../../../../domain/figures/figures.ts';
import type { Days } from '../../../../domain/figures/worked-time.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { FoundIds, Reads, Rows } from '../../../platform/reach/reads.ts';
import { begunOn } from '../../time/model/entry-filter.ts';

export interface TimeRows {
  /** The same for what is of the same time. */
  readonly key: string;
  readonly reads: Reads;
  readonly entries: Rows<'time_entries'>;
  /** Those that may hold such time. */
  readonly sheets: Rows<'timesheets'>;
  /** The entries in these timesheets: what is reached is the time, not the sheet. */
  inSheets(ids: FoundIds): Rows<'time_entries'>;
  /** The entries by their projects, with which the index that holds their seconds begins. */
  ofProjects(ids: FoundIds): Rows<'time_entries'>;
  /** Those that began on these days, as an index finds them that holds their seconds. */
  begunOn(select: Rows<'time_entries'>, days: Days): Rows<'time_entries'>;
  /** False where no time of this person is among it. */
  mayBeOf(userId: string): boolean;
}

export function openTime({ reads }: Pick<SlicePorts, 'reads'>, of: TimeOf): TimeRows {
  const { actor, userId } = of;
  const rows = userId === undefined ? timeSeen(reads(actor)) : timeOfPerson(reads(actor), userId);
  return { ...rows, key: JSON.stringify(of) };
}

function timeSeen(reads: Reads): Omit<TimeRows, 'key'> {
  return {
    reads,
    entries: reads.from('time_entries'),
    sheets: reads.whole('timesheets', 'narrowing'),
    inSheets: (ids) => reads.under('time_entries', ['timesheet_id', ids]),
    ofProjects: (ids) => reads.under('time_entries', ['project_id', ids]),
    begunOn,
    mayBeOf: () => true,
  };
}

function timeOfPerson(reads: Reads, userId: string): Omit<TimeRows, 'key'> {
  const entries = reads.whole('time_entries', 'person');
  const sheets = reads.whole('timesheets', 'person');
  return {
    reads,
    entries: entries.where('time_entries.user_id', '=', userId),
    sheets: sheets.where('timesheets.user_id', '=', userId),
    // A sheet holds time of its own person alone.
    inSheets: (ids) => reads.wholeUnder('time_entries', 'person', ['timesheet_id', ids]),
    ofProjects: (ids) =>
      reads
        .wholeUnder('time_entries', 'person', ['project_id', ids])
        // Not said as a plain column: the index of the person's days would be taken, which does not hold projects in order.
        .where(sql<string>`coalesce(time_entries.user_id, '')`, '=', userId),
    // No instants: the index of the person's days does not hold them.
    begunOn: (select, { from, to }) =>
      select.where('time_entries.local_date', '>=', from).where('time_entries.local_date', '<=', to),
    mayBeOf: (id) => id === userId,
  };
}
