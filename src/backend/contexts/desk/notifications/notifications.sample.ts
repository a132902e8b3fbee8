import { v7 as newId } from 'uuid';
import type { Sample } from '../../../testing/reach/sample.ts';

/** Slices bring them about, not routes. */
export const samples: readonly Sample[] = [
  {
    resource: 'notifications',
    create: async ({ database, clock: { now } }, { organizationId, userId, mark = '' }) => {
      const id = newId();
      await database.query
        .insertInto('notifications')
        .values({
          id,
          organization_id: organizationId,
          user_id: userId,
          type: 'payment.received',
          key: id,
          // Whatever rights the person has.
          subject_kind: 'test',
          subject_id: id,
          content: JSON.stringify({ client: `Payment of ${mark}` }),
          mark: now,
          count: 1,
          occurred_at: now,
          read_at: null,
          created_at: now,
          updated_at: now,
          version: 1,
        })
        .execute();
      return id;
    },
    bodies: { 'PUT /api/v1/notifications/:id/read': { read: true } },
  },
  {
    resource: 'notification-webhooks',
    path: 'notifications/webhooks',
    create: async (_test, { post, mark = '' }) =>
      await post('/notifications/webhooks', { url: `https://hooks.example/${mark}` }),
    bodies: { 'PUT /api/v1/notifications/webhooks/:id/secret': {} },
  },
];
