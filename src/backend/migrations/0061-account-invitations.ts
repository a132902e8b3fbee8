import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Who was asked to join an organization; of what opens an invitation a hash alone. */
export const accountInvitations: Migration = {
  name: '0061-account-invitations',
  async up(db) {
    await stamps(
      db.schema
        .createTable('invitations')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('role', 'varchar(30)', (column) => column.notNull())
        .addColumn('invited_by', id, (column) => column.notNull().references('users.id'))
        .addColumn('secret_hash', 'varchar(64)', (column) => column.notNull().unique())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('accepted_at', 'bigint')
        .addColumn('accepted_by', id, (column) => column.references('users.id'))
        .addColumn('revoked_at', 'bigint'),
    ).execute();
    await db.schema
      .createIndex('invitations_by_email')
      .on('invitations')
      .columns(['organization_id', 'email', 'id'])
      .execute();
  },
};
