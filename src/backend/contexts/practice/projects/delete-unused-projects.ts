/** Takes away projects that were made by mistake. */
import { isUnused, type Unused } from '../../../platform/unused.ts';
import type { Trx } from '../../../schema.ts';

/** Of the ids, those that nobody changed since they were made, and that nothing points at. */
export async function deleteUnusedProjects(
  trx: Trx,
  { organizationId, ids, columns }: Unused,
): Promise<void> {
  await trx
    .deleteFrom('projects')
    .where('organization_id', '=', organizationId)
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .where(isUnused('projects', columns))
    .execute();
}
