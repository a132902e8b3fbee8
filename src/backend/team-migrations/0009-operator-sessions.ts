import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

const instant = 'bigint' as const;

/** When an operator looked into an organization, and why; of what opens it a hash alone. */
export const operatorSessions: Migration = {
  name: '0009-operator-sessions',
  async up(db) {
    await db.schema
      .createTable('operator_sessions')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('token_hash', 'varchar(64)', (column) => column.notNull().unique())
      .addColumn('identity_id', id, (column) =>
        column.notNull().references('identities.id').onDelete('cascade'),
      )
      .addColumn('opened_by', id, (column) => column.notNull())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('opened_at', instant, (column) => column.notNull())
      .addColumn('ends_at', instant, (column) => column.notNull())
      .addColumn('ended_at', instant)
      .execute();
    await db.schema
      .createIndex('operator_sessions_by_organization')
      .on('operator_sessions')
      .columns(['organization_id', 'opened_at'])
      .execute();
  },
};
