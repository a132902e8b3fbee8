/** What of new notifications leaves, and when: written with them, and judged again as it is sent. */
import { v7 as newId } from 'uuid';
import type { NoticeChannel, NoticePreferences } from '../../../../../domain/notifications/preferences.ts';
import { planSending } from '../../../../../domain/notifications/preferences.ts';
import type { NoticeType } from '../../../../platform/notices/notice.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import type { NotificationRow } from '../notifications.repository.ts';
import { loadPreferences } from '../preferences/load-preferences.ts';
import { type DeliveryRow, insertDelivery, listWaiting, listWebhooksOf } from './deliveries.repository.ts';

export const deliveryJob = 'notification.deliver';

/** Who reads it in the editor within these minutes needs no mail. */
const mailWaitsMs = 5 * 60_000;
/** With the back-off of the queue, the last comes about ten minutes after the one before it. */
const mostAttempts = 10;

export async function planDeliveries(
  ports: NotificationPorts,
  work: Work,
  rows: readonly NotificationRow[],
): Promise<void> {
  const canMail = await ports.mail.isSetUp(work.reads);
  for (const row of rows) {
    const type = ports.notices().get(row.type);
    if (type === undefined) continue;
    const preferences = await loadPreferences(ports, work.reads, row.user_id);
    const waiting = await listWaiting(work.reads, row.id);
    if (canMail && !waiting.some(({ channel }) => channel === 'email'))
      await plan(ports, work, { row, type, preferences, channel: 'email' });
    for (const { id } of await listWebhooksOf(work.reads, row.user_id))
      if (!waiting.some(({ webhook_id }) => webhook_id === id))
        await plan(ports, work, { row, type, preferences, channel: 'webhook', webhookId: id });
  }
}

interface Planned {
  readonly row: NotificationRow;
  readonly type: NoticeType;
  readonly preferences: NoticePreferences;
  readonly channel: Exclude<NoticeChannel, 'app'>;
  readonly webhookId?: string;
}

async function plan(
  ports: NotificationPorts,
  work: Work,
  { row, type, preferences, channel, webhookId }: Planned,
): Promise<void> {
  const waitsMs = channel === 'email' && type.isLocked !== true ? mailWaitsMs : 0;
  const at = work.now + waitsMs;
  const planned = planSending(preferences, { ...type, type: row.type, channel, now: at });
  if (planned.kind === 'never') return;
  const dueAt = planned.kind === 'later' ? planned.at : at;
  await queueDelivery(ports, work, { row, channel, webhookId, dueAt });
}

export async function queueDelivery(
  { jobs }: Pick<NotificationPorts, 'jobs'>,
  work: Work,
  {
    row,
    channel,
    webhookId = null,
    dueAt,
  }: Pick<Planned, 'row' | 'channel'> & {
    readonly webhookId?: string | null | undefined;
    readonly dueAt: number;
  },
): Promise<DeliveryRow> {
  const { now, writes } = work;
  const delivery: DeliveryRow = {
    id: newId(),
    organization_id: row.organization_id,
    user_id: row.user_id,
    notification_id: row.id,
    type: row.type,
    channel,
    webhook_id: webhookId,
    state: 'waiting',
    reason: null,
    due_at: dueAt,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertDelivery(writes, delivery);
  await queueJob({ jobs }, work, delivery);
  work.afterCommit(() => jobs.wake());
  return delivery;
}

export async function queueJob(
  { jobs }: Pick<NotificationPorts, 'jobs'>,
  { trx }: Pick<Work, 'trx'>,
  { id, organization_id: organizationId, due_at: runAt }: DeliveryRow,
): Promise<void> {
  await jobs.enqueue(trx, {
    kind: deliveryJob,
    organizationId,
    payload: { deliveryId: id },
    runAt,
    maxAttempts: mostAttempts,
  });
}
