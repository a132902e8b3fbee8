/** Takes away projects that were made by mistake. */
import type { Writes } from '../../../platform/reach/writes.ts';
import { isUnused, type Unused } from '../../../platform/unused.ts';

/** Of the ids, those that nobody changed since they were made, and that nothing points at. */
export async function deleteUnusedProjects(writes: Writes, { ids, columns }: Unused): Promise<void> {
  await writes
    .invariant('projects')
    .remove()
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .where(isUnused('projects', columns))
    .execute();
}
