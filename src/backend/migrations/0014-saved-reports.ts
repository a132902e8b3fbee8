import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Reports that a person has given a name. */
export const savedReports: Migration = {
  name: '0014-saved-reports',
  async up(db) {
    await stamps(db.schema.createTable('saved_reports').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('query', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('saved_reports_by_name')
      .on('saved_reports')
      .columns(['organization_id', 'user_id', 'name', 'id'])
      .execute();
  },
};
