/** Deletes many entries in one statement. */
import type { IdsOf } from '../../../platform/unused.ts';
import type { Trx } from '../../../schema.ts';

/** How many there were. */
export async function deleteEntries(trx: Trx, organizationId: string, ids: IdsOf): Promise<number> {
  const deleted = await trx
    .deleteFrom('time_entries')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
