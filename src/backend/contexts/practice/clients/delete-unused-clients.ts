/** Takes away clients that were made by mistake. */
import { isUnused, type Unused } from '../../../platform/unused.ts';
import type { Trx } from '../../../schema.ts';

/** Of the ids, those that nobody changed since they were made, and that nothing points at. */
export async function deleteUnusedClients(trx: Trx, { organizationId, ids, columns }: Unused): Promise<void> {
  await trx
    .deleteFrom('clients')
    .where('organization_id', '=', organizationId)
    .where('version', '=', 1)
    .where('id', 'in', ids)
    .where(isUnused('clients', columns))
    .execute();
}
