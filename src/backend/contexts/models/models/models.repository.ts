/** SQL of providers. */
import type { Selectable, Updateable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeTextCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListModelProviders } from './models.schema.ts';
import type { ModelProviderTable } from './models.tables.ts';

export type ProviderRow = Selectable<ModelProviderTable>;

export async function findProvider(reads: Reads, id: string): Promise<ProviderRow | undefined> {
  return await reads.from('model_providers').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All of them: few. */
export async function loadProviders(reads: Reads): Promise<ProviderRow[]> {
  return await reads.invariant('model_providers').selectAll().orderBy('id').execute();
}

export async function listProviders(reads: Reads, query: ListModelProviders): Promise<ProviderRow[]> {
  return await selectPage(reads.from('model_providers').selectAll(), query, {
    by: 'title',
    direction: 'asc',
    decode: decodeTextCursor,
  }).execute();
}

export async function insertProvider(writes: Writes, row: ProviderRow): Promise<void> {
  await writes.insert('model_providers', row).execute();
}

export async function updateProvider(
  writes: Writes,
  { id, version }: ProviderRow,
  change: Updateable<ModelProviderTable>,
): Promise<ProviderRow> {
  const updated = await writes
    .update('model_providers')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteProvider(writes: Writes, { id, version }: ProviderRow): Promise<void> {
  const deleted = await writes
    .remove('model_providers')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
