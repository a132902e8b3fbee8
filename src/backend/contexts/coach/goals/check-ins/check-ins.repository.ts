/** SQL of check-ins and promises: each person reads and changes their own. */
import type { Selectable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../../platform/db/changes.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { CheckInTable, PromiseTable } from '../goals.tables.ts';

export type PromiseRow = Selectable<PromiseTable>;
type CheckInRow = Selectable<CheckInTable>;

function ownPromises(reads: Reads) {
  return reads.from('promises').selectAll().orderBy('created_at').orderBy('id');
}

export async function findPromise(reads: Reads, id: string): Promise<PromiseRow | undefined> {
  return await ownPromises(reads).where('id', '=', id).executeTakeFirst();
}

/** In the order in which they were made. */
export async function listPromises(reads: Reads, weekStart: string): Promise<PromiseRow[]> {
  return await ownPromises(reads).where('week_start', '=', weekStart).execute();
}

export async function listPromisesSince(reads: Reads, weekStart: string): Promise<PromiseRow[]> {
  return await ownPromises(reads).where('week_start', '>=', weekStart).execute();
}

export async function findCarried(reads: Reads, from: string): Promise<PromiseRow | undefined> {
  return await ownPromises(reads).where('carried_from', '=', from).executeTakeFirst();
}

export async function insertPromise(writes: Writes, row: PromiseRow): Promise<void> {
  await writes.insert('promises', row).execute();
}

export async function updatePromise(
  writes: Writes,
  { id, version }: PromiseRow,
  change: Partial<Pick<PromiseRow, 'text' | 'verdict'>> & Pick<PromiseRow, 'updated_at'>,
): Promise<PromiseRow> {
  const updated = await writes
    .update('promises')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deletePromise(writes: Writes, { id, version }: PromiseRow): Promise<void> {
  const deleted = await writes
    .remove('promises')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function listDismissed(reads: Reads, since: string): Promise<CheckInRow[]> {
  return await reads.from('check_ins').selectAll().where('week_start', '>=', since).execute();
}

export async function insertDismissed(writes: Writes, row: CheckInRow): Promise<void> {
  await writes
    .insert('check_ins', row)
    .onConflict((conflict) => conflict.columns(['user_id', 'week_start']).doNothing())
    .execute();
}

export async function deleteDismissed(writes: Writes, weekStart: string): Promise<void> {
  await writes.remove('check_ins').where('week_start', '=', weekStart).execute();
}
