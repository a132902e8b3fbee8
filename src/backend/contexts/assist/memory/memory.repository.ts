/** SQL of memories: every statement is scoped by organization and by the person whose they are. */
import type { Selectable } from 'kysely';
import type { Person } from '../../../../domain/policy/actor.ts';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListMemories } from './memory.schema.ts';
import type { MemoryTable } from './memory.tables.ts';

export type MemoryRow = Selectable<MemoryTable>;

type Owner = Pick<Person, 'organizationId' | 'userId'>;

function owned(db: Reader, { organizationId, userId }: Owner) {
  return db
    .selectFrom('memories')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId);
}

export async function findMemory(db: Reader, owner: Owner, id: string): Promise<MemoryRow | undefined> {
  return await owned(db, owner).where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listMemories(db: Reader, owner: Owner, query: ListMemories): Promise<MemoryRow[]> {
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(owned(db, owner), query, order).execute();
}

export async function insertMemory(trx: Trx, row: MemoryRow): Promise<void> {
  await trx.insertInto('memories').values(row).execute();
}

export async function updateMemory(
  trx: Trx,
  row: MemoryRow,
  change: Pick<MemoryRow, 'text' | 'updated_at'>,
): Promise<MemoryRow> {
  const updated = await trx
    .updateTable('memories')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteMemory(trx: Trx, row: MemoryRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('memories')
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
