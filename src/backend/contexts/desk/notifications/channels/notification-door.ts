/** Notifications on their way stop with all that leaves: they are of that day, so that none is sent later. */
import type { OutgoingDoor } from '../../../../platform/outgoing/outgoing.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { languageOf } from '../notifications.service.ts';
import { listEveryWebhook, listWaiting, updateDelivery } from './deliveries.repository.ts';

/** What happened before is no news when all that leaves is released. */
const staleAfterMs = 24 * 60 * 60_000;

export function notificationDoor(ports: NotificationPorts): OutgoingDoor {
  return {
    async rest({ reads, writes, now }) {
      const change = {
        state: 'dropped',
        reason: 'Nothing leaves the practice for now.',
        updated_at: now,
      } as const;
      for (const row of await listWaiting(reads)) await updateDelivery(writes, row, change);
    },
    async release({ reads, writes, now }) {
      const change = {
        state: 'dropped',
        reason: 'It was older than a day when mail was released.',
        updated_at: now,
      } as const;
      for (const row of await listWaiting(reads))
        if (Number(row.created_at) < now - staleAfterMs) await updateDelivery(writes, row, change);
    },
    async list(reads) {
      const practice = await ports.findOrganization(reads);
      const language = practice === undefined ? 'en' : languageOf(practice);
      const hosts = await loadHosts(reads);
      return (await listWaiting(reads)).map(({ id, type, channel, webhook_id: webhookId, due_at: at }) => ({
        kind: channel === 'webhook' ? 'webhook' : 'mail',
        id,
        title: ports.notices().get(type)?.words[language].name ?? type,
        to: hosts.get(webhookId ?? '') ?? null,
        at: Number(at),
      }));
    },
  };
}

/** The path of an address may be a secret. */
async function loadHosts(reads: Reads): Promise<ReadonlyMap<string, string>> {
  return new Map((await listEveryWebhook(reads)).map(({ id, url }) => [id, new URL(url).host]));
}
