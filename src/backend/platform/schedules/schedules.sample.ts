import { v7 as newId } from 'uuid';
import type { Sample } from '../../testing/reach/sample.ts';

/** Slices set schedules up, not routes. */
export const samples: readonly Sample[] = [
  {
    resource: 'schedules',
    create: async ({ database, clock: { now } }, { organizationId, userId }) => {
      const id = newId();
      await database.query
        .insertInto('schedules')
        .values({
          id,
          organization_id: organizationId,
          kind: 'backup.upkeep',
          subject_id: id,
          user_id: userId,
          rule: JSON.stringify({ unit: 'day', every: 1, date: '2027-01-01', time: '09:00', zone: 'UTC' }),
          state: 'active',
          reason: null,
          next_at: now + 86_400_000,
          next_period: '2027-01-01',
          step_ms: 86_400_000,
          created_at: now,
          updated_at: now,
          version: 1,
        })
        .execute();
      return id;
    },
  },
];
