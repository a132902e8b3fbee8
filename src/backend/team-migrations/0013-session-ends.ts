import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

const ninetyDaysMs = 90 * 24 * 3_600_000;

/** When a session ends, however often it is used. */
export const sessionEnds: Migration = {
  name: '0013-session-ends',
  async up(db) {
    await db.schema
      .alterTable('sessions')
      .addColumn('ends_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`update sessions set ends_at = created_at + ${sql.lit(ninetyDaysMs)}`.execute(db);
  },
};
