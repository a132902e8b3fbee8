import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** Organizations that require a second factor, and which sessions were opened by one. */
export const secondFactorRules: Migration = {
  name: '0006-second-factor-rules',
  async up(db) {
    await db.schema
      .alterTable('sessions')
      .addColumn('has_second_factor', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('sign_in_rules')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('requires_second_factor', 'integer', (column) => column.notNull())
      .addColumn('changed_by', id, (column) => column.notNull().references('users.id'))
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
