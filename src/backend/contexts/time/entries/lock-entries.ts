/** SQL of `timesheet_id`: an entry that carries one is locked by that sheet. The timesheets ask for it. */
import { sql } from 'kysely';
import type { IdsOf } from '../../../platform/unused.ts';
import type { Trx } from '../../../schema.ts';

interface LockingSheet {
  readonly id: string;
  readonly organization_id: string;
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

/** Locks every finished entry of the open sheet. */
export async function lockEntries(
  trx: Trx,
  sheet: LockingSheet & SheetWeek,
  now: number,
): Promise<readonly MovedEntry[]> {
  return await trx
    .updateTable('time_entries')
    .set({ timesheet_id: sheet.id, updated_at: now, version: sql<number>`version + 1` })
    .where('organization_id', '=', sheet.organization_id)
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
  trx: Trx,
  entryIds: readonly string[],
  to: { readonly organizationId: string; readonly sheetId: string; readonly now: number },
): Promise<readonly MovedEntry[]> {
  return await trx
    .updateTable('time_entries')
    .set({ timesheet_id: to.sheetId, updated_at: to.now, version: sql<number>`version + 1` })
    .where('organization_id', '=', to.organizationId)
    .where('id', 'in', entryIds)
    .returning(['id', 'version'])
    .execute();
}

/** Gives back every entry of the sheet, or those that are named. */
export async function unlockEntries(
  trx: Trx,
  sheet: LockingSheet,
  { now, only }: { readonly now: number; readonly only?: readonly string[] },
): Promise<readonly MovedEntry[]> {
  let update = trx
    .updateTable('time_entries')
    .set({ timesheet_id: null, updated_at: now, version: sql<number>`version + 1` })
    .where('organization_id', '=', sheet.organization_id)
    .where('timesheet_id', '=', sheet.id);
  if (only !== undefined) update = update.where('id', 'in', only);
  return await update.returning(['id', 'version']).execute();
}

/** Of these entries, those that a sheet locks which is there no more: nothing else would ever free them. */
export async function forgetLostSheets(trx: Trx, organizationId: string, ids: IdsOf): Promise<void> {
  await trx
    .updateTable('time_entries')
    .set({ timesheet_id: null })
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .where('timesheet_id', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('timesheets')
            .select('timesheets.id')
            .whereRef('timesheets.id', '=', 'time_entries.timesheet_id'),
        ),
      ),
    )
    .execute();
}
