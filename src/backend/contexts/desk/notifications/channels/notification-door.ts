/** Notifications on their way stop with all that leaves: they are of that day, so that none is sent later. */
import type { OutgoingDoor } from '../../../../platform/outgoing/outgoing.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { languageOf } from '../notifications.service.ts';
import { listWaiting, updateDelivery } from './deliveries.repository.ts';

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
    release: async () => undefined,
    async list(reads) {
      const practice = await ports.findOrganization(reads);
      const language = practice === undefined ? 'en' : languageOf(practice);
      return (await listWaiting(reads)).map(({ id, type, due_at: at }) => ({
        kind: 'mail',
        id,
        title: ports.notices().get(type)?.words[language].name ?? type,
        to: null,
        at: Number(at),
      }));
    },
  };
}
