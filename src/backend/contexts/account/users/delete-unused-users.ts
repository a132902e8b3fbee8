/** Takes away people who were made known by mistake. */
import { isUnused, type Unused } from '../../../platform/unused.ts';
import type { Trx } from '../../../schema.ts';

/** Of the ids, those that nobody changed since they were made, and that nothing points at. */
export async function deleteUnusedUsers(trx: Trx, { organizationId, ids, columns }: Unused): Promise<void> {
  await trx
    .deleteFrom('users')
    .where('organization_id', '=', organizationId)
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .where(isUnused('users', columns))
    .execute();
}
