/** SQL of memories: each person reads and changes their own. */
import type { Selectable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ListMemories } from './memory.schema.ts';
import type { MemoryTable } from './memory.tables.ts';

export type MemoryRow = Selectable<MemoryTable>;

export async function findMemory(reads: Reads, id: string): Promise<MemoryRow | undefined> {
  return await reads.from('memories').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The oldest first, one row more than the limit. */
export async function listMemories(reads: Reads, query: ListMemories): Promise<MemoryRow[]> {
  const order = { by: 'created_at', direction: 'asc', decode: decodeNumberCursor } as const;
  return await selectPage(reads.from('memories').selectAll(), query, order).execute();
}

export async function insertMemory(writes: Writes, row: MemoryRow): Promise<void> {
  await writes.insert('memories', row).execute();
}

export async function updateMemory(
  writes: Writes,
  { id, version }: MemoryRow,
  change: Pick<MemoryRow, 'text' | 'updated_at'>,
): Promise<MemoryRow> {
  const updated = await writes
    .update('memories')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteMemory(writes: Writes, { id, version }: MemoryRow): Promise<void> {
  const deleted = await writes
    .remove('memories')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}
