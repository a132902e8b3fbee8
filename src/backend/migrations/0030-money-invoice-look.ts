import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

/** How a practice's invoices look, and every logo that it ever had: issued documents name theirs by hash. */
export const invoiceLook: Migration = {
  name: '0030-money-invoice-look',
  async up(db, dialect) {
    await db.schema
      .createTable('invoice_logos')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('sha256', 'varchar(64)', (column) => column.notNull())
      .addColumn('type', 'varchar(40)', (column) => column.notNull())
      .addColumn('width', 'integer', (column) => column.notNull())
      .addColumn('height', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('invoice_logos_pk', ['organization_id', 'sha256'])
      .addForeignKeyConstraint('invoice_logos_stored', ['organization_id', 'sha256'], 'stored_files', [
        'organization_id',
        'sha256',
      ])
      .execute();
    await db.schema
      .createTable('invoice_looks')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('look', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    for (const statement of lockStatements(dialect, locks)) await sql.raw(statement).execute(db);
  },
};

const kept = 'Issued invoices name this logo: it stays.';

const locks: readonly Lock[] = [
  { name: 'invoice_logos_fixed', table: 'invoice_logos', on: 'update', when: 'true', message: kept },
  { name: 'invoice_logos_kept', table: 'invoice_logos', on: 'delete', when: 'true', message: kept },
];
