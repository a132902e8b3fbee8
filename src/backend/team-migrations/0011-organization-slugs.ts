import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** Short names of organizations, each once on a server. */
export const organizationSlugs: Migration = {
  name: '0011-organization-slugs',
  async up(db) {
    await db.schema
      .createTable('organization_slugs')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('slug', 'varchar(40)', (column) => column.notNull().unique())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
