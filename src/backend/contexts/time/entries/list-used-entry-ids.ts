import { listIdsWithEvent } from '../../../platform/events/event-log.ts';
import { wholeReads } from '../../../platform/reach/whole.ts';
import type { Reader } from '../../../schema.ts';

/** Which of these ids are in use by an entry of any user, deleted ones included. */
export async function listUsedEntryIds(
  db: Reader,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await wholeReads(db, organizationId)
    .whole('time_entries', 'an id is taken once in the organization')
    .select('id')
    .where('id', 'in', ids)
    .execute();
  const deleted = await listIdsWithEvent(db, organizationId, { ids, type: 'time-entry.deleted' });
  return new Set([...rows.map(({ id }) => id), ...deleted]);
}
