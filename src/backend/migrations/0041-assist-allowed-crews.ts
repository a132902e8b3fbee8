import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Crew files of projects that each person has allowed, by their hashes. */
export const allowedCrews: Migration = {
  name: '0041-assist-allowed-crews',
  async up(db) {
    await db.schema
      .createTable('allowed_crews')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      // No reference: it does not hold back a project that is deleted.
      .addColumn('project_id', id, (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('content_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('allowed_crews_of')
      .on('allowed_crews')
      .columns(['organization_id', 'user_id', 'project_id'])
      .execute();
  },
};
