/** SQL of preferences: one row a person. */
import type { Selectable } from 'kysely';
import { requireUpdated } from '../../../../platform/db/changes.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { NotificationPreferenceTable } from '../notifications.tables.ts';

export type PreferenceRow = Selectable<NotificationPreferenceTable>;

export async function findPreferences(reads: Reads, userId: string): Promise<PreferenceRow | undefined> {
  return await reads
    .invariant('notification_preferences')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function insertPreferences(writes: Writes, row: PreferenceRow): Promise<void> {
  await writes.insert('notification_preferences', row).execute();
}

export async function updatePreferences(
  writes: Writes,
  { id, version }: PreferenceRow,
  change: Pick<PreferenceRow, 'content' | 'updated_at'>,
): Promise<PreferenceRow> {
  const updated = await writes
    .invariant('notification_preferences')
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
