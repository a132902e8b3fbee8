import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Addresses as fields, electronic addresses and tax treatments of both parties, and the contacts of clients. */
export const practiceClients: Migration = {
  name: '0023-practice-clients',
  async up(db) {
    const shared = ['address', 'e_address', 'tax_treatment', 'tax_exemption_reason', 'tax_exemption_code'];
    const own = ['registration_number', 'tax_number', 'contact', 'account_name'];
    for (const column of shared) {
      await db.schema.alterTable('clients').addColumn(column, 'text').execute();
    }
    for (const column of [...shared, ...own]) {
      await db.schema.alterTable('organizations').addColumn(column, 'text').execute();
    }

    await stamps(db.schema.createTable('contacts').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) =>
        column.notNull().check(sql`role in ('billing', 'technical', 'approver', 'other')`),
      )
      .addColumn('email', 'text')
      .addColumn('phone', 'text')
      .addColumn('is_primary', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('contacts_by_client')
      .on('contacts')
      .columns(['organization_id', 'client_id', 'role'])
      .execute();
    await sql`create unique index one_primary_contact_a_role on contacts (client_id, role)
      where is_primary = 1`.execute(db);
  },
};
