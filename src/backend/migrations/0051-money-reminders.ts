import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Rules of reminders, which invoices rest, and every reminder that was written. */
export const reminders: Migration = {
  name: '0051-money-reminders',
  async up(db) {
    // The practice's own rule has the id of the practice, a client's that of the client.
    await stamps(
      db.schema
        .createTable('reminder_rules')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('client_id', id, (column) => column.references('clients.id').onDelete('cascade'))
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('debtor', 'varchar(20)', (column) => column.notNull())
        .addColumn('consent_hash', 'varchar(64)')
        .addColumn('consented_at', 'bigint')
        .addColumn('consented_by', id, (column) => column.references('users.id')),
    ).execute();
    await db.schema
      .createTable('reminder_pauses')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id').onDelete('cascade'))
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('paused_at', 'bigint', (column) => column.notNull())
      .addColumn('paused_by', id, (column) => column.notNull().references('users.id'))
      .addPrimaryKeyConstraint('reminder_pauses_pk', ['organization_id', 'invoice_id'])
      .execute();
    await stamps(
      db.schema
        .createTable('reminders')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull())
        .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
        .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
        .addColumn('step', 'integer', (column) => column.notNull())
        .addColumn('state', 'varchar(20)', (column) =>
          column.notNull().check(sql`state in ('queued', 'sent', 'unknown', 'dropped')`),
        )
        .addColumn('via', 'varchar(20)', (column) => column.notNull())
        .addColumn('written_on', 'varchar(10)', (column) => column.notNull())
        .addColumn('recipient', 'text', (column) => column.notNull())
        .addColumn('email', 'text')
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('deadline', 'varchar(10)', (column) => column.notNull())
        .addColumn('currency', 'varchar(3)', (column) => column.notNull())
        .addColumn('open_minor', 'bigint', (column) => column.notNull())
        .addColumn('fee_minor', 'bigint', (column) => column.notNull())
        .addColumn('interest_minor', 'bigint', (column) => column.notNull())
        .addColumn('dropped_because', 'text')
        .addColumn('written_by', id, (column) => column.references('users.id')),
    ).execute();
    // Each step once, whatever runs twice; one that was dropped may be written again.
    await sql`create unique index reminders_step on reminders (organization_id, invoice_id, step) where state <> 'dropped'`.execute(
      db,
    );
  },
};
