import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What leaves of notifications, where it goes, and by what links are signed. */
export const notificationChannels: Migration = {
  name: '0056-desk-channels',
  async up(db) {
    await stamps(
      db.schema
        .createTable('notification_webhooks')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('secret', 'varchar(100)', (column) => column.notNull()),
    ).execute();
    await stamps(
      db.schema
        .createTable('notification_deliveries')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('notification_id', id, (column) => column.notNull())
        .addColumn('type', 'varchar(60)', (column) => column.notNull())
        .addColumn('channel', 'varchar(20)', (column) => column.notNull())
        .addColumn('webhook_id', id)
        .addColumn('state', 'varchar(20)', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('due_at', 'bigint', (column) => column.notNull()),
    ).execute();
    await db.schema
      .createIndex('notification_deliveries_of')
      .on('notification_deliveries')
      .columns(['organization_id', 'user_id', 'notification_id'])
      .execute();
    await db.schema
      .createTable('notification_keys')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('secret', 'varchar(100)', (column) => column.notNull())
      .execute();
  },
};
