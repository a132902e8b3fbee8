import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/**
 * When the message of the attempt under way may have begun to leave (what was claimed before counts as begun), by whose rights a
 * mail leaves, and which one a person released by itself.
 */
export const mailLeaving: Migration = {
  name: '0070-platform-mail-leaving',
  async up(db) {
    const columns = {
      begun_at: 'bigint',
      sender_id: 'varchar(36)',
      sender_key: 'varchar(40)',
      released_at: 'bigint',
    } as const;
    for (const [name, type] of Object.entries(columns))
      await db.schema.alterTable('mails').addColumn(name, type).execute();
    await sql`update mails set begun_at = coalesce(tried_at, updated_at) where state = 'sending'`.execute(db);
  },
};
