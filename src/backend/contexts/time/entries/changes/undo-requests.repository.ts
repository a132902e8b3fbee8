/** SQL of the requests to take back: every statement is scoped by organization. */
import type { Insertable, Selectable } from 'kysely';
import type { Reader, Trx } from '../../../../schema.ts';
import type { UndoRequestTable } from './undo-requests.tables.ts';

export type UndoRequestRow = Selectable<UndoRequestTable>;

export async function findUndoRequest(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<UndoRequestRow | undefined> {
  return await db
    .selectFrom('undo_requests')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertUndoRequest(trx: Trx, row: Insertable<UndoRequestTable>): Promise<void> {
  await trx.insertInto('undo_requests').values(row).execute();
}

/** What an earlier arrival of the same request came to stands. */
export async function insertRefusedUndo(trx: Trx, row: Insertable<UndoRequestTable>): Promise<void> {
  await trx
    .insertInto('undo_requests')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .execute();
}
