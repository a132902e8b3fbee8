import { v7 as newId } from 'uuid';
import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'invitations',
    // Over the database: none is made where nobody joins.
    async create({ database, clock }, { organizationId, userId, mark }) {
      const id = newId();
      const { now } = clock;
      const open = { accepted_at: null, accepted_by: null, revoked_at: null };
      const stamps = { created_at: now, updated_at: now, version: 1 };
      await database.query
        .insertInto('invitations')
        .values({
          id,
          organization_id: organizationId,
          email: `${mark.toLowerCase()}@practice.example`,
          role: 'user',
          invited_by: userId,
          secret_hash: id,
          expires_at: now + 60_000,
          ...open,
          ...stamps,
        })
        .execute();
      return id;
    },
  },
];
