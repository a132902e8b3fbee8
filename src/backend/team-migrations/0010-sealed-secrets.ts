import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** Passwords by which an organization's mail leaves, sealed by the key of the installation. */
export const sealedSecrets: Migration = {
  name: '0010-sealed-secrets',
  async up(db) {
    await db.schema
      .createTable('sealed_secrets')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sealed_secrets_pk', ['organization_id', 'kind', 'name'])
      .execute();
  },
};
