/** SQL of what leaves: deliveries, the addresses of webhooks, and the key of links. */
import type { Selectable } from 'kysely';
import { requireUpdated } from '../../../../platform/db/changes.ts';
import { acrossOrganizations, type Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import { sealedMark } from '../../../../platform/secrets/seal.ts';
import type { Db } from '../../../../schema.ts';
import type {
  NotificationDeliveryTable,
  NotificationKeyTable,
  NotificationWebhookTable,
} from '../notifications.tables.ts';

export type DeliveryRow = Selectable<NotificationDeliveryTable>;
export type WebhookRow = Selectable<NotificationWebhookTable>;

export async function insertDelivery(writes: Writes, row: DeliveryRow): Promise<void> {
  await writes.insert('notification_deliveries', row).execute();
}

export async function findDelivery(reads: Reads, id: string): Promise<DeliveryRow | undefined> {
  return await reads.invariant('notification_deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Of everybody: of one notification, or of all. */
export async function listWaiting(reads: Reads, notificationId?: string): Promise<readonly DeliveryRow[]> {
  const waiting = reads.invariant('notification_deliveries').selectAll().where('state', '=', 'waiting');
  return await (notificationId === undefined
    ? waiting
    : waiting.where('notification_id', '=', notificationId)
  ).execute();
}

/** The person's own, the newest first. */
export async function listDeliveries(
  reads: Reads,
  { notificationId, limit }: { readonly notificationId?: string | undefined; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const rows = reads.from('notification_deliveries').selectAll().orderBy('id', 'desc').limit(limit);
  return await (notificationId === undefined
    ? rows
    : rows.where('notification_id', '=', notificationId)
  ).execute();
}

export async function updateDelivery(
  writes: Writes,
  { id, version }: DeliveryRow,
  change: Partial<Pick<DeliveryRow, 'state' | 'reason' | 'due_at'>> & Pick<DeliveryRow, 'updated_at'>,
): Promise<DeliveryRow> {
  const updated = await writes
    .invariant('notification_deliveries')
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteDeliveriesBefore(writes: Writes, before: number): Promise<void> {
  await writes
    .invariant('notification_deliveries')
    .remove()
    .where('state', '<>', 'waiting')
    .where('updated_at', '<', before)
    .execute();
}

export async function listWebhooks(reads: Reads): Promise<readonly WebhookRow[]> {
  return await reads.from('notification_webhooks').selectAll().orderBy('id').execute();
}

export async function listWebhooksOf(reads: Reads, userId: string): Promise<readonly WebhookRow[]> {
  return await reads
    .invariant('notification_webhooks')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
}

export async function listEveryWebhook(reads: Reads): Promise<readonly WebhookRow[]> {
  return await reads.invariant('notification_webhooks').selectAll().execute();
}

export async function insertWebhook(writes: Writes, row: WebhookRow): Promise<void> {
  await writes.insert('notification_webhooks', row).execute();
}

/** Of the person's own. */
export async function findWebhook(reads: Reads, id: string): Promise<WebhookRow | undefined> {
  return await reads.from('notification_webhooks').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateWebhook(
  writes: Writes,
  { id, version }: WebhookRow,
  change: Pick<WebhookRow, 'secret' | 'updated_at'>,
): Promise<WebhookRow> {
  const updated = await writes
    .update('notification_webhooks')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

/** False where it is none of theirs. */
export async function deleteWebhook(writes: Writes, id: string): Promise<boolean> {
  const deleted = await writes
    .remove('notification_webhooks')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

export async function findKey(reads: Reads): Promise<string | undefined> {
  const row = await reads.invariant('notification_keys').select('secret').executeTakeFirst();
  return row?.secret;
}

/** For a link, which says of whom it is and proves it. */
export async function findKeyOf(db: Db, organizationId: string): Promise<string | undefined> {
  const row = await acrossOrganizations(db, 'notification_keys', 'sign-in')
    .select('secret')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.secret;
}

/** In place of one that cannot be opened; what another process put there first stays. */
export async function putKey(writes: Writes, secret: string, instead: string | undefined): Promise<void> {
  const { organizationId } = writes.actor;
  await writes
    .insert('notification_keys', { organization_id: organizationId, secret })
    .onConflict((conflict) =>
      conflict
        .column('organization_id')
        .doUpdateSet({ secret })
        .where('notification_keys.secret', '=', instead ?? ''),
    )
    .execute();
}

export async function listPlainWebhooks(db: Db): Promise<readonly WebhookRow[]> {
  return await acrossOrganizations(db, 'notification_webhooks', 'upkeep')
    .selectAll()
    .where('secret', 'not like', `${sealedMark}%`)
    .execute();
}

export async function sealWebhook(writes: Writes, id: string, secret: string): Promise<void> {
  await writes.invariant('notification_webhooks').update().set({ secret }).where('id', '=', id).execute();
}

export async function listPlainKeys(db: Db): Promise<readonly Selectable<NotificationKeyTable>[]> {
  return await acrossOrganizations(db, 'notification_keys', 'upkeep')
    .selectAll()
    .where('secret', 'not like', `${sealedMark}%`)
    .execute();
}
