/** SQL of goals: each person reads and changes their own. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListGoals } from './goals.schema.ts';
import type { GoalTable } from './goals.tables.ts';

export type GoalRow = Selectable<GoalTable>;

export async function findGoal(reads: Reads, id: string): Promise<GoalRow | undefined> {
  return await reads.from('goals').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listGoals(reads: Reads, { state, ...page }: ListGoals): Promise<GoalRow[]> {
  const all = reads.from('goals').selectAll();
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(state === undefined ? all : all.where('state', '=', state), page, order).execute();
}

export async function insertGoal(writes: Writes, row: GoalRow): Promise<void> {
  await writes.insert('goals', row).execute();
}

export async function updateGoal(
  writes: Writes,
  { id, version }: GoalRow,
  change: Updateable<GoalTable>,
): Promise<GoalRow> {
  const updated = await writes
    .update('goals')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteGoal(writes: Writes, { id, version }: GoalRow): Promise<void> {
  const deleted = await writes
    .remove('goals')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
