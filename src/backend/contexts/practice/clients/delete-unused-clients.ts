/** Takes away clients that were made by mistake. */
import type { Writes } from '../../../platform/reach/writes.ts';
import { isUnused, type Unused } from '../../../platform/unused.ts';

/** Of the ids, those that nobody changed since they were made, and that nothing points at. */
export async function deleteUnusedClients(writes: Writes, { ids, columns }: Unused): Promise<void> {
  await writes
    .invariant('clients')
    .remove()
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .where(isUnused('clients', columns))
    .execute();
}
