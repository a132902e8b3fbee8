/** SQL of sheets that an undo of an import meets: its own, and those that lose its time. */

import { sql } from 'kysely';
import { locksEntries, timesheetStates } from '../../../../../domain/timesheet-states.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { TimeImportRow } from './imports.repository.ts';

const locking = timesheetStates.filter(locksEntries);
const open = timesheetStates.filter((state) => !locksEntries(state));

/** Decided here since, or with entries that are not of the import; one that was opened again locks nothing. */
export async function listTouchedSheets(reads: Reads, row: TimeImportRow, limit: number) {
  const ofImport = reads.joinInvariant('imported_entries', ['entry_id', 'time_entries.id']);
  const taken = reads.joinInvariant('taken_states', ['entry_id', 'time_entries.id']);
  const foreign = reads
    .namesOf('time_entries', ['timesheet_id', sql.ref<string>('timesheets.id')])
    .leftJoin('imported_entries', (join) => ofImport(join).on('imported_entries.import_id', '=', row.id))
    .leftJoin('taken_states', (join) => taken(join).on('taken_states.import_id', '=', row.id))
    .select('time_entries.id')
    .where('imported_entries.entry_id', 'is', null)
    .where('taken_states.entry_id', 'is', null);
  return await reads
    .invariant('imported_records')
    .innerJoin('timesheets', reads.joinWhole('timesheets', 'import', ['id', 'imported_records.record_id']))
    .select(['timesheets.id', 'timesheets.week_start as weekStart', 'timesheets.state'])
    .where('imported_records.import_id', '=', row.id)
    .where('imported_records.kind', '=', 'timesheet')
    .where('timesheets.state', 'in', locking)
    .where((where) => where.or([where('timesheets.version', '>', 1), where.exists(foreign)]))
    .orderBy('timesheets.week_start')
    .orderBy('timesheets.id')
    .limit(limit)
    .execute();
}

/** Weeks with an open sheet that the entries of the import are part of, each by its Monday. */
export async function listLeftWeeks(reads: Reads, row: TimeImportRow) {
  const [sheets, ofPerson] = reads.named('timesheets', ['user_id', 'time_entries.user_id']);
  return await reads
    .invariant('imported_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'imported_entries.entry_id']))
    .innerJoin(sheets, (join) =>
      ofPerson(join)
        .onRef('timesheets.organization_id', '=', 'time_entries.organization_id')
        .onRef('timesheets.week_start', '<=', 'time_entries.local_date')
        .onRef('timesheets.week_end', '>=', 'time_entries.local_date'),
    )
    .select(['timesheets.user_id', 'timesheets.week_start as local_date'])
    .distinct()
    .where('imported_entries.import_id', '=', row.id)
    .where('timesheets.state', 'in', open)
    .execute();
}
