/** The time that a figure is of, as its statements begin. */
import type { TimeOf } from '../../../../domain/figures/figures.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { FoundIds, Reads, Rows } from '../../../platform/reach/reads.ts';

export interface TimeRows {
  /** The same for what is of the same time. */
  readonly key: string;
  readonly reads: Reads;
  readonly entries: Rows<'time_entries'>;
  readonly sheets: Rows<'timesheets'>;
  /** The entries by their projects, with which the index that holds their seconds begins. */
  ofProjects(ids: FoundIds): Rows<'time_entries'>;
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
    sheets: reads.from('timesheets'),
    ofProjects: (ids) => reads.under('time_entries', ['project_id', ids]),
    mayBeOf: () => true,
  };
}

function timeOfPerson(reads: Reads, userId: string): Omit<TimeRows, 'key'> {
  const entries = reads.whole('time_entries', 'the time of the person whom a use case names');
  const sheets = reads.whole('timesheets', 'the time of the person whom a use case names');
  return {
    reads,
    entries: entries.where('time_entries.user_id', '=', userId),
    sheets: sheets.where('timesheets.user_id', '=', userId),
    ofProjects: (ids) =>
      reads
        .wholeUnder('time_entries', 'the time of the person whom a use case names', ['project_id', ids])
        .where('time_entries.user_id', '=', userId),
    mayBeOf: (id) => id === userId,
  };
}
