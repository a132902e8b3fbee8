/** SQL of `timesheet_id`: an entry that carries one is locked by that sheet. The timesheets ask for it. */
import { sql } from 'kysely';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { IdsOf } from '../../../platform/unused.ts';

interface LockingSheet {
  readonly id: string;
}

/** Whose entries of which days: `YYYY-MM-DD`, both of the week. */
interface SheetWeek {
  readonly user_id: string;
  readonly week_start: string;
  readonly week_end: string;
}

/** An entry whose sheet moved: what its event tells. */
export interface MovedEntry {
  readonly id: string;
  readonly version: number;
}

/** The sheets judge by their own permissions who may move them. */
function entriesOf(writes: Writes) {
  return writes.invariant('time_entries').update();
}

/** Locks every finished entry of the open sheet. */
export async function lockEntries(
  writes: Writes,
  sheet: LockingSheet & SheetWeek,
  now: number,
): Promise<readonly MovedEntry[]> {
  return await entriesOf(writes)
    .set({ timesheet_id: sheet.id, updated_at: now, version: sql<number>`version + 1` })
    .where('user_id', '=', sheet.user_id)
    .where('timesheet_id', 'is', null)
    .where('local_date', '>=', sheet.week_start)
    .where('local_date', '<=', sheet.week_end)
    .where('ended_at', 'is not', null)
    .returning(['id', 'version'])
    .execute();
}

/** Entries that are free, or that the database lets go on to this sheet. */
export async function putInSheet(
  writes: Writes,
  entryIds: readonly string[],
  to: { readonly sheetId: string; readonly now: number },
): Promise<readonly MovedEntry[]> {
  return await entriesOf(writes)
    .set({ timesheet_id: to.sheetId, updated_at: to.now, version: sql<number>`version + 1` })
    .where('id', 'in', entryIds)
    .returning(['id', 'version'])
    .execute();
}

/** Gives back every entry of the sheet, or those that are named. */
export async function unlockEntries(
  writes: Writes,
  sheet: LockingSheet,
  { now, only }: { readonly now: number; readonly only?: readonly string[] },
): Promise<readonly MovedEntry[]> {
  let update = entriesOf(writes)
    .set({ timesheet_id: null, updated_at: now, version: sql<number>`version + 1` })
    .where('timesheet_id', '=', sheet.id);
  if (only !== undefined) update = update.where('id', 'in', only);
  return await update.returning(['id', 'version']).execute();
}

/** Of these entries, those that a sheet locks which is there no more: nothing else would ever free them. */
export async function forgetLostSheets(
  { reads, writes }: Pick<Work, 'reads' | 'writes'>,
  ids: IdsOf,
): Promise<void> {
  const sheet = reads
    .namesOf('timesheets', ['id', sql.ref<string>('time_entries.timesheet_id')])
    .select('timesheets.id');
  await entriesOf(writes)
    .set({ timesheet_id: null })
    .where('id', 'in', ids)
    .where('timesheet_id', 'is not', null)
    .where(({ not, exists }) => not(exists(sheet)))
    .execute();
}
