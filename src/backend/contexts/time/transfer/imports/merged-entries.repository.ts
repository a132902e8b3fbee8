/** SQL of entries of an import that are gone, and may have gone into others. */
import { sql } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { logOf } from '../log-of.ts';
import type { RowSpan, TimeImportRow } from './imports.repository.ts';

/** Gone, with another entry that was changed in the same transaction: deletions by hand go alone. */
export async function listVanished(reads: Reads, row: TimeImportRow, { from, to }: RowSpan) {
  return await reads
    .invariant('imported_entries')
    .leftJoin(...reads.named('time_entries', ['id', 'imported_entries.entry_id']))
    .innerJoin('events as deleted', (join) =>
      join
        .on(logOf(reads).condition('events', 'deleted'))
        .onRef('deleted.id', '=', 'imported_entries.entry_id')
        .on('deleted.type', '=', 'time-entry.deleted'),
    )
    .select(['imported_entries.entry_id as entryId', 'imported_entries.row_number as row'])
    .distinct()
    .where('imported_entries.import_id', '=', row.id)
    .where('imported_entries.row_number', '>=', from)
    .where('imported_entries.row_number', '<', to)
    .where('time_entries.id', 'is', null)
    .where(
      sql<boolean>`exists (select 1 from events as other
        where ${logOf(reads).condition('events', 'other')}
          and other.seq >= deleted.first_seq and other.seq < deleted.first_seq + 1000
          and other.first_seq = deleted.first_seq
          and other.type = 'time-entry.changed')`,
    )
    .orderBy('imported_entries.row_number')
    .execute();
}

/** Epoch milliseconds; an end of null is of a timer that runs. */
export async function findEntrySpan(reads: Reads, id: string) {
  return await reads
    .namesOf('time_entries', ['id', [id]])
    .select(['started_at as startedAt', 'ended_at as endedAt'])
    .executeTakeFirst();
}
