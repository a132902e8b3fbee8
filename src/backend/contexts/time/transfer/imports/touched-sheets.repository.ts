/** SQL of sheets that an undo of an import meets: its own, and those that lose its time. */
import { locksEntries, timesheetStates } from '../../../../../domain/timesheet-states.ts';
import type { Reader } from '../../../../schema.ts';
import type { TimeImportRow } from './imports.repository.ts';

const locking = timesheetStates.filter(locksEntries);
const open = timesheetStates.filter((state) => !locksEntries(state));

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

/** Weeks with an open sheet that the entries of the import are part of, each by its Monday. */
export async function listLeftWeeks(db: Reader, row: TimeImportRow) {
  return await db
    .selectFrom('imported_entries')
    .innerJoin('time_entries', 'time_entries.id', 'imported_entries.entry_id')
    .innerJoin('timesheets', (join) =>
      join
        .onRef('timesheets.organization_id', '=', 'time_entries.organization_id')
        .onRef('timesheets.user_id', '=', 'time_entries.user_id')
        .onRef('timesheets.week_start', '<=', 'time_entries.local_date')
        .onRef('timesheets.week_end', '>=', 'time_entries.local_date'),
    )
    .select(['timesheets.organization_id', 'timesheets.user_id', 'timesheets.week_start as local_date'])
    .distinct()
    .where('imported_entries.organization_id', '=', row.organization_id)
    .where('imported_entries.import_id', '=', row.id)
    .where('timesheets.state', 'in', open)
    .execute();
}
