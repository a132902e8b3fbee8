/** Secrets of webhooks and the key of links in mails, as their tables keep them: sealed, so that no backup holds them. */
import type { Seal } from '../../../../platform/secrets/seal.ts';
import type { SecretPlace } from '../../../../platform/secrets/secrets.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import {
  listPlainKeys,
  listPlainWebhooks,
  putKey,
  sealWebhook,
  type WebhookRow,
} from './deliveries.repository.ts';

type Signing = Pick<WebhookRow, 'id' | 'organization_id' | 'user_id' | 'secret'>;

function placeOf({ id, organization_id: organizationId, user_id: userId }: Signing): SecretPlace {
  return { organizationId, kind: 'webhook', name: id, userId };
}

export function linkKeyPlace(organizationId: string): SecretPlace {
  return { organizationId, kind: 'unsubscribe-links', name: organizationId };
}

export function sealWebhookSecret(seal: Seal, row: Signing): string {
  return seal.seal(placeOf(row), row.secret);
}

/** Undefined where its key is not here, as after a restore on another machine. */
export function openWebhookSecret(seal: Seal, row: Signing): string | undefined {
  return seal.open(placeOf(row), row.secret);
}

/** Of versions that kept them as they are. */
export async function sealPlainSecrets({
  db,
  seal,
  writes,
}: Pick<NotificationPorts, 'db' | 'seal' | 'writes'>): Promise<void> {
  for (const row of await listPlainWebhooks(db))
    await sealWebhook(writes(noteKeeperOf(row.organization_id)), row.id, sealWebhookSecret(seal, row));
  for (const { organization_id: id, secret } of await listPlainKeys(db))
    await putKey(writes(noteKeeperOf(id)), seal.seal(linkKeyPlace(id), secret), secret);
}
