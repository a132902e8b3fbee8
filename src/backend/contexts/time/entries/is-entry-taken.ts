import { listLogged } from '../../../platform/events/event-log.ts';
import type { Reader } from '../../../schema.ts';

/** Whether an entry has this id, whoever's it is, or had it before it was deleted. */
export async function isEntryTaken(db: Reader, organizationId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('time_entries')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row !== undefined) return true;
  return (await listLogged(db, organizationId, { id, types: ['time-entry.deleted'] })).length > 0;
}
