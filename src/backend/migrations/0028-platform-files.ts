import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

const sha256 = 'varchar(64)' as const;

/** Rows that name files of the store, and which of them are those of an issued invoice. */
export const platformFiles: Migration = {
  name: '0028-platform-files',
  async up(db) {
    await db.schema
      .createTable('stored_files')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('sha256', sha256, (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('stored_files_pk', ['organization_id', 'sha256'])
      .execute();
    await db.schema.createIndex('stored_files_by_hash').on('stored_files').column('sha256').execute();
    await db.schema
      .createTable('invoice_files')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
      .addColumn('format', 'varchar(40)', (column) => column.notNull())
      .addColumn('sha256', sha256, (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('replaced_sha256', sha256)
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('invoice_files_pk', ['invoice_id', 'format'])
      .addForeignKeyConstraint('invoice_files_stored', ['organization_id', 'sha256'], 'stored_files', [
        'organization_id',
        'sha256',
      ])
      .execute();
  },
};
