import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** When the message of the attempt that is under way may have begun to leave. What was claimed before counts as begun. */
export const mailBegun: Migration = {
  name: '0070-platform-mail-begun',
  async up(db) {
    await db.schema.alterTable('mails').addColumn('begun_at', 'bigint').execute();
    await sql`update mails set begun_at = coalesce(tried_at, updated_at) where state = 'sending'`.execute(db);
  },
};
