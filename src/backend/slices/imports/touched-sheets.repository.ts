/** Sheets that an import made to lock its time, and that have come to hold more than the import did. */
import { locksEntries, timesheetStates } from '../../../domain/timesheet-states.ts';
import type { Reader } from '../../schema.ts';
import type { TimeImportRow } from './imports.repository.ts';

const locking = timesheetStates.filter(locksEntries);

/** Decided here since, or with entries that are not of the import; one that was opened again locks nothing. */
export async function listTouchedSheets(db: Reader, row: TimeImportRow, limit: number) {
  return await db
    .selectFrom('imported_records')
    .innerJoin('timesheets', 'timesheets.id', 'imported_records.record_id')
    .select(['timesheets.id', 'timesheets.week_start as weekStart', 'timesheets.state'])
    .where('imported_records.organization_id', '=', row.organization_id)
    .where('imported_records.import_id', '=', row.id)
    .where('imported_records.kind', '=', 'timesheet')
    .where('timesheets.state', 'in', locking)
    .where((where) =>
      where.or([
        where('timesheets.version', '>', 1),
        where.exists(
          where
            .selectFrom('time_entries')
            .leftJoin('imported_entries', (join) =>
              join
                .onRef('imported_entries.entry_id', '=', 'time_entries.id')
                .on('imported_entries.import_id', '=', row.id),
            )
            .leftJoin('taken_states', (join) =>
              join
                .onRef('taken_states.entry_id', '=', 'time_entries.id')
                .on('taken_states.import_id', '=', row.id),
            )
            .select('time_entries.id')
            .whereRef('time_entries.timesheet_id', '=', 'timesheets.id')
            .where('imported_entries.entry_id', 'is', null)
            .where('taken_states.entry_id', 'is', null),
        ),
      ]),
    )
    .orderBy('timesheets.week_start')
    .orderBy('timesheets.id')
    .limit(limit)
    .execute();
}
