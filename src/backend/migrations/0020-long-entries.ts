import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/**
 * Of the lengths only those above a day stay in the index, which are few: with all of them it is taken for other questions
 * about the entries of an organization, which it is no help for.
 */
export const longEntries: Migration = {
  name: '0020-long-entries',
  async up(db) {
    await db.schema.dropIndex('time_entries_longest').execute();
    await sql`create index time_entries_longest on time_entries (organization_id, (ended_at - started_at))
      where ended_at - started_at > 86400000`.execute(db);
  },
};
