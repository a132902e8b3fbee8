import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** What the editor saw of its user's work, and what of it they do not want to be asked about again. */
export const activity: Migration = {
  name: '0016-activity',
  async up(db) {
    await db.schema
      .createTable('activity_blocks')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('project_id', id)
      .addColumn('branch', 'text')
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('activity_blocks_of_user')
      .on('activity_blocks')
      .columns(['organization_id', 'user_id', 'ended_at'])
      .execute();
    await db.schema
      .createTable('ignored_evidence')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('key', 'varchar(500)', (column) => column.notNull())
      .addColumn('ignored_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('ignored_evidence_key', ['organization_id', 'user_id', 'key'])
      .execute();
  },
};
