/** SQL of check-ins and promises: every statement is scoped by organization and by the person whose they are. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { requireDeleted, requireUpdated } from '../../../../platform/db/changes.ts';
import type { Reader, Trx } from '../../../../schema.ts';
import type { CheckInTable, PromiseTable } from '../goals.tables.ts';

export type PromiseRow = Selectable<PromiseTable>;
type CheckInRow = Selectable<CheckInTable>;

type Owner = Pick<Person, 'organizationId' | 'userId'>;

function ownPromises(db: Reader, { organizationId, userId }: Owner) {
  return db
    .selectFrom('promises')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id');
}

export async function findPromise(db: Reader, owner: Owner, id: string): Promise<PromiseRow | undefined> {
  return await ownPromises(db, owner).where('id', '=', id).executeTakeFirst();
}

/** In the order in which they were made. */
export async function listPromises(db: Reader, owner: Owner, weekStart: string): Promise<PromiseRow[]> {
  return await ownPromises(db, owner).where('week_start', '=', weekStart).execute();
}

export async function listPromisesSince(db: Reader, owner: Owner, weekStart: string): Promise<PromiseRow[]> {
  return await ownPromises(db, owner).where('week_start', '>=', weekStart).execute();
}

export async function findCarried(db: Reader, owner: Owner, from: string): Promise<PromiseRow | undefined> {
  return await ownPromises(db, owner).where('carried_from', '=', from).executeTakeFirst();
}

export async function insertPromise(trx: Trx, row: PromiseRow): Promise<void> {
  await trx.insertInto('promises').values(row).execute();
}

export async function updatePromise(
  trx: Trx,
  row: PromiseRow,
  change: Partial<Pick<PromiseRow, 'text' | 'verdict'>> & Pick<PromiseRow, 'updated_at'>,
): Promise<PromiseRow> {
  const updated = await trx
    .updateTable('promises')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deletePromise(trx: Trx, row: PromiseRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('promises')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function listDismissed(
  db: Reader,
  { organizationId, userId }: Owner,
  since: string,
): Promise<CheckInRow[]> {
  return await db
    .selectFrom('check_ins')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('week_start', '>=', since)
    .execute();
}

export async function insertDismissed(trx: Trx, row: CheckInRow): Promise<void> {
  await trx
    .insertInto('check_ins')
    .values(row)
    .onConflict((conflict) => conflict.columns(['user_id', 'week_start']).doNothing())
    .execute();
}

export async function deleteDismissed(
  trx: Trx,
  { organizationId, userId }: Owner,
  weekStart: string,
): Promise<void> {
  await trx
    .deleteFrom('check_ins')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('week_start', '=', weekStart)
    .execute();
}
