import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/**
 * Entries longer than a day, which are few: so far before a day something may have begun that reaches into it. With all of
 * them the index would be taken for other questions about the entries of an organization, which it is no help for.
 */
export const entryLengths: Migration = {
  name: '0019-entry-lengths',
  async up(db) {
    await sql`create index time_entries_longest on time_entries (organization_id, (ended_at - started_at))
      where ended_at - started_at > 86400000`.execute(db);
  },
};
