import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** How long the longest entry is, by one look: so far before a day something may have begun that reaches into it. */
export const entryLengths: Migration = {
  name: '0019-entry-lengths',
  async up(db) {
    await db.schema
      .createIndex('time_entries_longest')
      .on('time_entries')
      .columns(['organization_id'])
      .expression(sql`(ended_at - started_at)`)
      .execute();
  },
};
