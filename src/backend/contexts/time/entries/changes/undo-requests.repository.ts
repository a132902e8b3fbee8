/** SQL of the requests to take back. */
import type { Insertable, Selectable } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { UndoRequestTable } from './undo-requests.tables.ts';

export type UndoRequestRow = Selectable<UndoRequestTable>;

export async function findUndoRequest(reads: Reads, id: string): Promise<UndoRequestRow | undefined> {
  return await reads.invariant('undo_requests').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertUndoRequest(writes: Writes, row: Insertable<UndoRequestTable>): Promise<void> {
  await writes.insert('undo_requests', row).execute();
}

/** What an earlier arrival of the same request came to stands. */
export async function insertRefusedUndo(writes: Writes, row: Insertable<UndoRequestTable>): Promise<void> {
  await writes
    .insert('undo_requests', row)
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doNothing())
    .execute();
}
