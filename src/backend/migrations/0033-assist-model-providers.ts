import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Providers of models and their models, as people of a practice set them up; never their keys. */
export const modelProviders: Migration = {
  name: '0033-assist-model-providers',
  async up(db) {
    await stamps(
      db.schema.createTable('model_providers').addColumn('id', id, (column) => column.primaryKey()),
    )
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('kind', 'varchar(20)', (column) => column.notNull())
      .addColumn('title', 'varchar(200)', (column) => column.notNull())
      .addColumn('base_url', 'varchar(500)', (column) => column.notNull())
      .addColumn('needs_key', 'integer', (column) => column.notNull())
      .addColumn('models', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('model_providers_of_organization')
      .on('model_providers')
      .columns(['organization_id', 'id'])
      .execute();
  },
};
