/** SQL of providers: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ListModelProviders } from './models.schema.ts';
import type { ModelProviderTable } from './models.tables.ts';

export type ProviderRow = Selectable<ModelProviderTable>;

export async function findProvider(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<ProviderRow | undefined> {
  return await db
    .selectFrom('model_providers')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** All of them: few. */
export async function loadProviders(db: Reader, organizationId: string): Promise<ProviderRow[]> {
  return await db
    .selectFrom('model_providers')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
}

export async function listProviders(
  db: Reader,
  organizationId: string,
  query: ListModelProviders,
): Promise<ProviderRow[]> {
  const select = db.selectFrom('model_providers').selectAll().where('organization_id', '=', organizationId);
  return await selectPage(select, query, {
    by: 'title',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertProvider(trx: Trx, row: ProviderRow): Promise<void> {
  await trx.insertInto('model_providers').values(row).execute();
}

export async function updateProvider(
  trx: Trx,
  row: ProviderRow,
  change: Updateable<ModelProviderTable>,
): Promise<ProviderRow> {
  const updated = await trx
    .updateTable('model_providers')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteProvider(trx: Trx, { organization_id, id, version }: ProviderRow): Promise<void> {
  const deleted = await trx
    .deleteFrom('model_providers')
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
