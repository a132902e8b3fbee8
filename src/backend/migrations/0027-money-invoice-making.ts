import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Several credit notes correct one invoice, each of their lines a line of it. */
export const invoiceMaking: Migration = {
  name: '0027-money-invoice-making',
  async up(db) {
    await sql`drop index one_credit_an_invoice`.execute(db);
    await db.schema.createIndex('credits_of_an_invoice').on('invoices').column('preceding_id').execute();
    // Null on lines of invoices, and on credit notes of before: those took back whole invoices.
    await db.schema
      .alterTable('invoice_lines')
      .addColumn('credits_line_id', id, (column) => column.references('invoice_lines.id'))
      .execute();
  },
};
