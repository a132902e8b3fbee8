import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What concerns each person, and up to which event it is computed. */
export const notifications: Migration = {
  name: '0053-desk-notifications',
  async up(db) {
    await stamps(
      db.schema
        .createTable('notifications')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('type', 'varchar(60)', (column) => column.notNull())
        .addColumn('key', 'varchar(200)', (column) => column.notNull())
        .addColumn('subject_kind', 'varchar(60)', (column) => column.notNull())
        .addColumn('subject_id', 'varchar(200)', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('mark', 'bigint', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('occurred_at', 'bigint', (column) => column.notNull())
        .addColumn('read_at', 'bigint'),
    ).execute();
    await db.schema
      .createIndex('notifications_once')
      .on('notifications')
      .columns(['organization_id', 'user_id', 'type', 'key'])
      .unique()
      .execute();
    await db.schema
      .createIndex('notifications_newest')
      .on('notifications')
      .columns(['organization_id', 'user_id', 'occurred_at', 'id'])
      .execute();
    await db.schema
      .createIndex('notifications_of_subject')
      .on('notifications')
      .columns(['organization_id', 'type', 'subject_id'])
      .execute();
    await db.schema
      .createTable('notification_cursors')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .execute();
  },
};
