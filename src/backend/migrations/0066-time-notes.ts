import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** A question names notes by what they say: which of its words are one is looked up in the index. A row of one holds no long text. */
export const timeNotes: Migration = {
  name: '0066-time-notes',
  async up(db) {
    await sql`create index time_entries_by_note on time_entries (organization_id, lower(substr(note, 1, 100)))
      where note <> ''`.execute(db);
  },
};
