/** Deletes many entries in one statement. */
import type { Writes } from '../../../platform/reach/writes.ts';
import type { IdsOf } from '../../../platform/unused.ts';

/** How many there were. */
export async function deleteEntries(writes: Writes, ids: IdsOf): Promise<number> {
  const deleted = await writes.invariant('time_entries').remove().where('id', 'in', ids).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
