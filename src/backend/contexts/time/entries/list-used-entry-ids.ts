import { listIdsWithEvent } from '../../../platform/events/event-log.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

/** Which of these ids are in use by an entry of any user, deleted ones included. */
export async function listUsedEntryIds(reads: Reads, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reads.invariant('time_entries').select('id').where('id', 'in', ids).execute();
  const deleted = await listIdsWithEvent(reads, { ids, type: 'time-entry.deleted' });
  return new Set([...rows.map(({ id }) => id), ...deleted]);
}
