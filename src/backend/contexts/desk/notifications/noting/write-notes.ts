/** Writes a plan of items and logs each change, in one transaction with what brought it. */
import { v7 as newId } from 'uuid';
import type { NotePlan, WantedNote } from '../../../../../domain/notifications/plan-notes.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import {
  deleteNotification,
  insertNotification,
  type NotificationRow,
  type toKept,
  updateNotification,
} from '../notifications.repository.ts';

type Kept = ReturnType<typeof toKept>;

/** Those that are unread from now on. */
export async function writeNotes(
  work: Work,
  type: string,
  { added, changed, removed }: NotePlan<Kept>,
): Promise<readonly NotificationRow[]> {
  const news: NotificationRow[] = [];
  for (const wanted of added) news.push(await add(work, type, wanted));
  for (const { kept, wanted, count, mark, isNews } of changed) {
    const row = await updateNotification(work.writes, kept.row, {
      ...contentOf(wanted),
      mark,
      count,
      updated_at: work.now,
      ...(isNews && { read_at: null, occurred_at: wanted.at }),
    });
    await logNote(work, 'notification.changed', row);
    if (isNews) news.push(row);
  }
  for (const { row } of removed) await removeNote(work, row);
  return news;
}

async function add(work: Work, type: string, wanted: WantedNote): Promise<NotificationRow> {
  const { writes, now } = work;
  const row: NotificationRow = {
    id: newId(),
    organization_id: writes.actor.organizationId,
    user_id: wanted.userId,
    type,
    key: wanted.key,
    ...contentOf(wanted),
    mark: wanted.mark,
    count: 1,
    occurred_at: wanted.at,
    read_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertNotification(writes, row);
  await logNote(work, 'notification.created', row);
  return row;
}

export async function removeNote(work: Work, row: NotificationRow): Promise<void> {
  await deleteNotification(work.writes, row);
  const before = { userId: row.user_id, type: row.type };
  await work.log({ type: 'notification.deleted', id: row.id, version: row.version + 1, before });
}

export async function logNote(
  { log }: Pick<Work, 'log'>,
  type: 'notification.created' | 'notification.changed',
  { id, version, user_id: userId, type: noticeType }: NotificationRow,
): Promise<void> {
  await log({ type, id, version, after: { userId, type: noticeType } });
}

function contentOf({ subject, values }: WantedNote) {
  return { subject_kind: subject.kind, subject_id: subject.id, content: JSON.stringify(values) };
}
