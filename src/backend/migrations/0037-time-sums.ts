import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Sums over years are read from the index alone, and so is the little that no timesheet holds. */
export const timeSums: Migration = {
  name: '0037-time-sums',
  async up(db) {
    await db.schema.dropIndex('time_entries_by_day').execute();
    await db.schema
      .createIndex('time_entries_by_day')
      .on('time_entries')
      .columns([
        ...(['user_id', 'local_date', 'organization_id', 'project_id'] as const),
        ...(['seconds', 'zone', 'ended_at'] as const),
      ])
      .execute();
    await sql`create index time_entries_loose on time_entries (organization_id, user_id, local_date, seconds)
      where timesheet_id is null and seconds is not null`.execute(db);
  },
};
