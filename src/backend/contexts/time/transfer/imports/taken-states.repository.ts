/** SQL of states that an import took over for entries of earlier ones: every statement is scoped by organization. */
import type { Selectable } from 'kysely';
import type { Reader, Trx } from '../../../../schema.ts';
import type { TimeImportRow } from './imports.repository.ts';
import type { ImportedEntryTable, TakenStateTable } from './imports.tables.ts';

export type TakenStateRow = Selectable<TakenStateTable>;

export async function insertTakenStates(trx: Trx, rows: readonly TakenStateRow[]): Promise<void> {
  await trx.insertInto('taken_states').values(rows).execute();
}

/** What the file of this entry told last. */
export async function updateImportedState(
  trx: Trx,
  organizationId: string,
  { entry_id, ...change }: Pick<ImportedEntryTable, 'entry_id' | 'state' | 'invoice'>,
): Promise<void> {
  await trx
    .updateTable('imported_entries')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('entry_id', '=', entry_id)
    .execute();
}

/** Of entries that are there, with whether the sheet that locks them is one that the import made. */
export async function listTakenStates(db: Reader, row: TimeImportRow) {
  return await db
    .selectFrom('taken_states')
    .innerJoin('time_entries', 'time_entries.id', 'taken_states.entry_id')
    .leftJoin('imported_records', (join) =>
      join
        .onRef('imported_records.record_id', '=', 'time_entries.timesheet_id')
        .on('imported_records.import_id', '=', row.id),
    )
    .selectAll('taken_states')
    .select('imported_records.record_id as ownSheetId')
    .where('taken_states.organization_id', '=', row.organization_id)
    .where('taken_states.import_id', '=', row.id)
    .orderBy('taken_states.row_number')
    .execute();
}

/** Rows whose state a later import has taken over again: states go from open by approved to invoiced, never back. */
export async function listTakenLater(db: Reader, row: TimeImportRow, limit: number) {
  return await db
    .selectFrom('taken_states')
    .innerJoin('taken_states as later', 'later.entry_id', 'taken_states.entry_id')
    .select(['taken_states.entry_id as entryId', 'taken_states.row_number as row'])
    .where('taken_states.organization_id', '=', row.organization_id)
    .where('taken_states.import_id', '=', row.id)
    .where('taken_states.state', '=', 'open')
    .where('later.state', '=', 'approved')
    .orderBy('taken_states.row_number')
    .limit(limit)
    .execute();
}

export async function deleteTakenStates(trx: Trx, row: TimeImportRow): Promise<void> {
  await trx
    .deleteFrom('taken_states')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .execute();
}
