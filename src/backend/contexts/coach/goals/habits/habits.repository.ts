/** SQL of habits and their ticks: each person reads and changes their own. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../../platform/db/changes.ts';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { HabitTable } from '../goals.tables.ts';
import type { ListHabits } from './habits.schema.ts';

export type HabitRow = Selectable<HabitTable>;

export async function findHabit(reads: Reads, id: string): Promise<HabitRow | undefined> {
  return await reads.from('habits').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listHabits(reads: Reads, query: ListHabits): Promise<HabitRow[]> {
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(reads.from('habits').selectAll(), query, order).execute();
}

export async function insertHabit(writes: Writes, row: HabitRow): Promise<void> {
  await writes.insert('habits', row).execute();
}

export async function updateHabit(
  writes: Writes,
  { id, version }: HabitRow,
  change: Updateable<HabitTable>,
): Promise<HabitRow> {
  const updated = await writes
    .update('habits')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** With its ticks. */
export async function deleteHabit(writes: Writes, { id, version }: HabitRow): Promise<void> {
  await writes.remove('habit_ticks').where('habit_id', '=', id).execute();
  const deleted = await writes
    .remove('habits')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** First days of the periods that were ticked. */
export async function listTicks(reads: Reads, { id }: HabitRow): Promise<ReadonlySet<string>> {
  const rows = await reads.from('habit_ticks').select('first_day').where('habit_id', '=', id).execute();
  return new Set(rows.map(({ first_day }) => first_day));
}

export async function setTick(
  writes: Writes,
  { id, organization_id }: HabitRow,
  { firstDay, isKept }: { readonly firstDay: string; readonly isKept: boolean },
): Promise<void> {
  await writes.remove('habit_ticks').where('habit_id', '=', id).where('first_day', '=', firstDay).execute();
  if (!isKept) return;
  await writes.insert('habit_ticks', { habit_id: id, organization_id, first_day: firstDay }).execute();
}
