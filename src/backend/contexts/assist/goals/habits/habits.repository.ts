/** SQL of habits and their ticks: every statement is scoped by organization and by the person whose they are. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { requireDeleted, requireUpdated } from '../../../../platform/db/changes.ts';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../../schema.ts';
import type { HabitTable } from '../goals.tables.ts';
import type { ListHabits } from './habits.schema.ts';

export type HabitRow = Selectable<HabitTable>;

type Owner = Pick<Person, 'organizationId' | 'userId'>;

function owned(db: Reader, { organizationId, userId }: Owner) {
  return db
    .selectFrom('habits')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
}

export async function findHabit(db: Reader, owner: Owner, id: string): Promise<HabitRow | undefined> {
  return await owned(db, owner).where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listHabits(db: Reader, owner: Owner, query: ListHabits): Promise<HabitRow[]> {
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(owned(db, owner), query, order).execute();
}

export async function insertHabit(trx: Trx, row: HabitRow): Promise<void> {
  await trx.insertInto('habits').values(row).execute();
}

export async function updateHabit(
  trx: Trx,
  row: HabitRow,
  change: Updateable<HabitTable>,
): Promise<HabitRow> {
  const updated = await trx
    .updateTable('habits')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** With its ticks. */
export async function deleteHabit(
  trx: Trx,
  { id, organization_id, user_id, version }: HabitRow,
): Promise<void> {
  await trx
    .deleteFrom('habit_ticks')
    .where('organization_id', '=', organization_id)
    .where('habit_id', '=', id)
    .execute();
  const deleted = await trx
    .deleteFrom('habits')
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** First days of the periods that were ticked, of a habit of the caller's own. */
export async function listTicks(db: Reader, { id, organization_id }: HabitRow): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('habit_ticks')
    .select('first_day')
    .where('organization_id', '=', organization_id)
    .where('habit_id', '=', id)
    .execute();
  return new Set(rows.map(({ first_day }) => first_day));
}

export async function setTick(
  trx: Trx,
  { id, organization_id }: HabitRow,
  { firstDay, isKept }: { readonly firstDay: string; readonly isKept: boolean },
): Promise<void> {
  await trx
    .deleteFrom('habit_ticks')
    .where('organization_id', '=', organization_id)
    .where('habit_id', '=', id)
    .where('first_day', '=', firstDay)
    .execute();
  if (!isKept) return;
  await trx
    .insertInto('habit_ticks')
    .values({ habit_id: id, organization_id, first_day: firstDay })
    .execute();
}
