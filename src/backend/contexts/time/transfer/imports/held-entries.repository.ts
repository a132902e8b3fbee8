/** SQL of what may stand in the way of undoing an import. */
import { sql } from 'kysely';
import { contentOf } from '../../../../platform/events/contents.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { logOf } from '../log-of.ts';
import type { RowSpan, TimeImportRow } from './imports.repository.ts';

/** Locking and unlocking move the version too, and tell of it: what is beyond that, somebody changed. */
const writtenSince = (reads: Reads) => sql<boolean>`time_entries.version - 1 > (
  select count(*) from events
  where ${logOf(reads).condition('events')}
    and events.id = time_entries.id
    and events.type in ('time-entry.locked', 'time-entry.unlocked'))`;

/** One side of the entry's first or last change, as the log has it; an import itself logs no entry. */
function logged(reads: Reads, side: 'before' | 'after', order: 'asc' | 'desc') {
  return sql<string | null>`(
    select ${contentOf(side)} from events
    where ${logOf(reads).condition('events')}
      and events.id = time_entries.id
      and events.type in ('time-entry.changed', 'time-entry.deleted', 'time-entry.created')
    order by events.seq ${sql.raw(order)} limit 1)`;
}

/**
 * Entries of the import that somebody has since written to, submitted, had approved, or billed: all but what the import
 * itself locked. `wrote` and `stands` are JSON of what the import wrote and of what is there, where it was written to.
 */
export async function listSuspects(reads: Reads, row: TimeImportRow, { from, to }: RowSpan) {
  const made = reads.joinInvariant('imported_records', ['record_id', 'time_entries.timesheet_id']);
  return await reads
    .invariant('imported_entries')
    .innerJoin('time_entries', reads.joinWhole('time_entries', 'import', ['id', 'imported_entries.entry_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin('imported_records', (join) => made(join).on('imported_records.import_id', '=', row.id))
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'time_entries.id']))
    .leftJoin(...reads.named('invoices', ['id', 'billed_entries.invoice_id']))
    .select([
      'imported_entries.entry_id as entryId',
      'imported_entries.row_number as row',
      'time_entries.local_date as date',
      'timesheets.state as sheet',
      'imported_records.record_id as ownSheetId',
      'billed_entries.entry_id as billedId',
      'invoices.number as invoice',
      logged(reads, 'before', 'asc').as('wrote'),
      logged(reads, 'after', 'desc').as('stands'),
    ])
    .where('imported_entries.import_id', '=', row.id)
    .where('imported_entries.row_number', '>=', from)
    .where('imported_entries.row_number', '<', to)
    .where((where) =>
      where.or([
        where('billed_entries.entry_id', 'is not', null),
        where.and([
          where('time_entries.timesheet_id', 'is not', null),
          where('imported_records.record_id', 'is', null),
        ]),
        where.and([where('time_entries.version', '>', 1), writtenSince(reads)]),
      ]),
    )
    .orderBy('imported_entries.row_number')
    .execute();
}

export type Suspect = Awaited<ReturnType<typeof listSuspects>>[number];
