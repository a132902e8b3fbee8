/** SQL of what reports name beside the sums. */
import type { Reads } from '../../../platform/reach/reads.ts';
import { begunOn, type EntryFilter, filterEntries } from '../../time/model/entry-filter.ts';

export interface ReportAsked {
  readonly from: string;
  readonly to: string;
  readonly filter: EntryFilter;
}

/** Finished entries of the period. */
function finished(reads: Reads, { filter, from, to }: ReportAsked) {
  const entries = reads.from('time_entries');
  return begunOn(filterEntries(reads, { entries, filter }), { from, to }).where(
    'time_entries.seconds',
    'is not',
    null,
  );
}

/** Local date of the earliest entry that the actor may see: one look at the end of an index; undefined without one. */
export async function findFirstDate(reads: Reads): Promise<string | undefined> {
  const first = await reads
    .from('time_entries')
    .select('time_entries.local_date')
    .orderBy('time_entries.started_at')
    .limit(1)
    .executeTakeFirst();
  return first?.local_date;
}

/** Whose entries began in the period. */
export async function listBeginners(reads: Reads, asked: ReportAsked): Promise<string[]> {
  const rows = await finished(reads, asked)
    .select('time_entries.user_id')
    .distinct()
    .orderBy('time_entries.user_id')
    .execute();
  return rows.map(({ user_id }) => user_id);
}
