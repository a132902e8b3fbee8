/** SQL of states that an import took over for entries of earlier ones. */
import type { Selectable } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { TimeImportRow } from './imports.repository.ts';
import type { ImportedEntryTable, TakenStateTable } from './imports.tables.ts';

export type TakenStateRow = Selectable<TakenStateTable>;

export async function insertTakenStates(writes: Writes, rows: readonly TakenStateRow[]): Promise<void> {
  await writes.insert('taken_states', rows).execute();
}

/** What the file of this entry told last. */
export async function updateImportedState(
  writes: Writes,
  { entry_id, ...change }: Pick<ImportedEntryTable, 'entry_id' | 'state' | 'invoice'>,
): Promise<void> {
  await writes.invariant('imported_entries').update().set(change).where('entry_id', '=', entry_id).execute();
}

/** Of entries that are there, with whether the sheet that locks them is one that the import made. */
export async function listTakenStates(reads: Reads, row: TimeImportRow) {
  const made = reads.joinInvariant('imported_records', ['record_id', 'time_entries.timesheet_id']);
  return await reads
    .invariant('taken_states')
    .innerJoin(...reads.named('time_entries', ['id', 'taken_states.entry_id']))
    .leftJoin('imported_records', (join) => made(join).on('imported_records.import_id', '=', row.id))
    .selectAll('taken_states')
    .select('imported_records.record_id as ownSheetId')
    .where('taken_states.import_id', '=', row.id)
    .orderBy('taken_states.row_number')
    .execute();
}

/** Rows whose state a later import has taken over again: states go from open by approved to invoiced, never back. */
export async function listTakenLater(reads: Reads, row: TimeImportRow, limit: number) {
  return await reads
    .invariant('taken_states')
    .innerJoin('taken_states as later', (join) =>
      join
        .onRef('later.entry_id', '=', 'taken_states.entry_id')
        .on(reads.invariantCondition('taken_states', 'later')),
    )
    .select(['taken_states.entry_id as entryId', 'taken_states.row_number as row'])
    .where('taken_states.import_id', '=', row.id)
    .where('taken_states.state', '=', 'open')
    .where('later.state', '=', 'approved')
    .orderBy('taken_states.row_number')
    .limit(limit)
    .execute();
}

export async function deleteTakenStates(writes: Writes, row: TimeImportRow): Promise<void> {
  await writes.invariant('taken_states').remove().where('import_id', '=', row.id).execute();
}
