import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { lockStatements } from './locks.ts';

/** What version 2 of the invoice document says beside the columns: of a draft, and of each of its lines. */
export const documentDetails: Migration = {
  name: '0025-money-document-details',
  async up(db, dialect) {
    await db.schema.alterTable('invoices').addColumn('details', 'text').execute();
    await db.schema.alterTable('invoice_lines').addColumn('details', 'text').execute();
    for (const statement of lockStatements(dialect, [detailsFinal])) {
      await sql.raw(statement).execute(db);
    }
  },
};

/** As `invoices_final` of migration 0002, which lists the columns of its time. */
const detailsFinal = {
  name: 'invoices_details_final',
  table: 'invoices',
  on: 'update',
  when: `OLD.state <> 'draft' and OLD.details is distinct from NEW.details`,
  message: 'An issued invoice is final: correct it with a credit note.',
} as const;
