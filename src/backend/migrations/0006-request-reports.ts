import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Reports of requests in formats beside the Markdown that the request itself keeps. */
export const requestReports: Migration = {
  name: '0006-request-reports',
  async up(db) {
    await db.schema
      .createTable('request_reports')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('request_id', id, (column) => column.notNull().references('requests.id'))
      .addColumn('format', 'varchar(20)', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('request_reports_key', ['request_id', 'format'])
      .execute();
  },
};
