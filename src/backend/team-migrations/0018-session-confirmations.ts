import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

const instant = 'bigint' as const;

/** What a session waits for that is confirmed by a passkey in a browser: the last one of each; of its link a hash alone. */
export const sessionConfirmations: Migration = {
  name: '0018-session-confirmations',
  async up(db) {
    await db.schema
      .createTable('session_confirmations')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('token_hash', 'varchar(64)', (column) => column.notNull().unique())
      .addColumn('session_id', id, (column) =>
        column.notNull().unique().references('sessions.id').onDelete('cascade'),
      )
      .addColumn('code', 'varchar(9)', (column) => column.notNull())
      .addColumn('address', 'varchar(100)', (column) => column.notNull())
      .addColumn('state', 'varchar(10)', (column) => column.notNull())
      .addColumn('made_at', instant, (column) => column.notNull())
      .addColumn('expires_at', instant, (column) => column.notNull())
      .execute();
  },
};
