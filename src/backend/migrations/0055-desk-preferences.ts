import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What each person wants to hear of, and where. */
export const notificationPreferences: Migration = {
  name: '0055-desk-preferences',
  async up(db) {
    await stamps(
      db.schema
        .createTable('notification_preferences')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().unique().references('users.id'))
        .addColumn('content', 'text', (column) => column.notNull()),
    ).execute();
  },
};
