import { listIdsWithEvent } from '../../../platform/events/event-log.ts';
import type { Reader } from '../../../schema.ts';

/** Which of these ids are in use by an entry of any user, deleted ones included. */
export async function listUsedEntryIds(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('time_entries')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
  const deleted = await listIdsWithEvent(db, organizationId, { ids, type: 'time-entry.deleted' });
  return new Set([...rows.map(({ id }) => id), ...deleted]);
}
