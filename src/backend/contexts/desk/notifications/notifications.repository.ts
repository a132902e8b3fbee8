/** SQL of notifications: a person reads and marks their own, the desk writes them for all. */
import { type Selectable, sql } from 'kysely';
import type { KeptNote } from '../../../../domain/notifications/plan-notes.ts';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { acrossOrganizations } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Db } from '../../../schema.ts';
import type { ListNotifications } from './notifications.schema.ts';
import type { NotificationTable } from './notifications.tables.ts';
import { type SeenTypes, whereSeen } from './seeing/seen-notices.ts';

export type NotificationRow = Selectable<NotificationTable>;

/** The newest first, one row more than the limit. */
export async function listNotifications(
  reads: Reads,
  { unread, seen, ...page }: ListNotifications & { readonly seen: SeenTypes },
): Promise<NotificationRow[]> {
  let rows = reads.from('notifications').selectAll().where(whereSeen(reads, seen));
  if (unread !== undefined) rows = rows.where('read_at', unread ? 'is' : 'is not', null);
  const order = { by: 'occurred_at', direction: 'desc', decode: decodeNumberCursor } as const;
  return await selectPage(rows, page, order).execute();
}

export async function countUnread(reads: Reads, seen: SeenTypes): Promise<number> {
  const { count } = await reads
    .from('notifications')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(whereSeen(reads, seen))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findNotification(
  reads: Reads,
  { id, seen }: { readonly id: string; readonly seen: SeenTypes },
): Promise<NotificationRow | undefined> {
  return await reads
    .from('notifications')
    .selectAll()
    .where('id', '=', id)
    .where(whereSeen(reads, seen))
    .executeTakeFirst();
}

export async function findAnyNotification(reads: Reads, id: string): Promise<NotificationRow | undefined> {
  return await reads.invariant('notifications').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The person's own, unread, the newest first. */
export async function listUnread(
  reads: Reads,
  { seen, limit }: { readonly seen: SeenTypes; readonly limit: number },
): Promise<readonly NotificationRow[]> {
  return await reads
    .from('notifications')
    .selectAll()
    .where(whereSeen(reads, seen))
    .where('read_at', 'is', null)
    .orderBy('occurred_at', 'desc')
    .limit(limit)
    .execute();
}

export async function markRead(
  writes: Writes,
  { id, version }: NotificationRow,
  { readAt, now }: { readonly readAt: number | null; readonly now: number },
): Promise<NotificationRow> {
  const updated = await writes
    .update('notifications')
    .set({ read_at: readAt, updated_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** Those that were unread up to an instant. */
export async function markAllRead(
  writes: Writes,
  { upTo, now }: { readonly upTo: number | undefined; readonly now: number },
): Promise<readonly NotificationRow[]> {
  let unread = writes
    .update('notifications')
    .set({ read_at: now, updated_at: now, version: sql<number>`version + 1` })
    .where('read_at', 'is', null);
  if (upTo !== undefined) unread = unread.where('occurred_at', '<=', upTo);
  return await unread.returningAll().execute();
}

/** Of everybody: those of a subject, or of all. */
export async function listKept(
  reads: Reads,
  { type, subjectId }: { readonly type: string; readonly subjectId?: string | undefined },
): Promise<readonly NotificationRow[]> {
  const rows = reads.invariant('notifications').selectAll().where('type', '=', type);
  return await (subjectId === undefined ? rows : rows.where('subject_id', '=', subjectId)).execute();
}

export async function listWithKeys(
  reads: Reads,
  { type, keys }: { readonly type: string; readonly keys: readonly string[] },
): Promise<readonly NotificationRow[]> {
  if (keys.length === 0) return [];
  return await reads
    .invariant('notifications')
    .selectAll()
    .where('type', '=', type)
    .where('key', 'in', keys)
    .execute();
}

export async function insertNotification(writes: Writes, row: NotificationRow): Promise<void> {
  await writes.insert('notifications', row).execute();
}

export async function updateNotification(
  writes: Writes,
  { id, version }: NotificationRow,
  change: Partial<Omit<NotificationRow, 'id' | 'version'>>,
): Promise<NotificationRow> {
  const updated = await writes
    .invariant('notifications')
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteNotification(writes: Writes, { id }: NotificationRow): Promise<void> {
  await writes.invariant('notifications').remove().where('id', '=', id).execute();
}

/** What was read so long ago, of types that do not hold: those would be made again. */
export async function listForgotten(
  reads: Reads,
  { before, types }: { readonly before: number; readonly types: readonly string[] },
): Promise<readonly NotificationRow[]> {
  if (types.length === 0) return [];
  return await reads
    .invariant('notifications')
    .selectAll()
    .where('type', 'in', types)
    .where('read_at', '<', before)
    .execute();
}

export function toKept(row: NotificationRow): KeptNote & { readonly row: NotificationRow } {
  return {
    row,
    userId: row.user_id,
    key: row.key,
    subject: { kind: row.subject_kind, id: row.subject_id },
    values: JSON.parse(row.content),
    mark: Number(row.mark),
    isRead: row.read_at !== null,
    count: row.count,
  };
}

export async function findCursor(reads: Reads): Promise<number | undefined> {
  const row = await reads.invariant('notification_cursors').select('seq').executeTakeFirst();
  return row && Number(row.seq);
}

/** False where another process was faster: what it moved past is not computed again. */
export async function moveCursor(
  writes: Writes,
  { from, to }: { readonly from: number | undefined; readonly to: number },
): Promise<boolean> {
  if (from === undefined) {
    const { organizationId } = writes.actor;
    const made = await writes
      .insert('notification_cursors', { organization_id: organizationId, seq: to })
      .onConflict((conflict) => conflict.column('organization_id').doNothing())
      .returning('seq')
      .executeTakeFirst();
    return made !== undefined;
  }
  const moved = await writes
    .invariant('notification_cursors')
    .update()
    .set({ seq: to })
    .where('seq', '=', from)
    .returning('seq')
    .executeTakeFirst();
  return moved !== undefined;
}

export async function listOrganizationIds(db: Db): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'organizations', 'upkeep').select('id').execute();
  return rows.map(({ id }) => id);
}
