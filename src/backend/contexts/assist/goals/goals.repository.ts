/** SQL of goals: every statement is scoped by organization and by the person whose they are. */
import type { Selectable, Updateable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListGoals } from './goals.schema.ts';
import type { GoalTable } from './goals.tables.ts';

export type GoalRow = Selectable<GoalTable>;

type Owner = Pick<Person, 'organizationId' | 'userId'>;

function owned(db: Reader, { organizationId, userId }: Owner) {
  return db
    .selectFrom('goals')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
}

export async function findGoal(db: Reader, owner: Owner, id: string): Promise<GoalRow | undefined> {
  return await owned(db, owner).where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listGoals(db: Reader, owner: Owner, { state, ...page }: ListGoals): Promise<GoalRow[]> {
  const all = owned(db, owner);
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(state === undefined ? all : all.where('state', '=', state), page, order).execute();
}

export async function insertGoal(trx: Trx, row: GoalRow): Promise<void> {
  await trx.insertInto('goals').values(row).execute();
}

export async function updateGoal(trx: Trx, row: GoalRow, change: Updateable<GoalTable>): Promise<GoalRow> {
  const updated = await trx
    .updateTable('goals')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteGoal(trx: Trx, row: GoalRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('goals')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
