import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { moneyLocks } from './0002-money-locks.ts';
import { id, stamps } from './columns.ts';

type Schema = Kysely<MigrationSchema>;

/** Timesheets, invoices, their counters and claims, and the locks that the database itself holds on money. */
export const timesheetsInvoices: Migration = {
  name: '0002-timesheets-invoices',
  async up(db, dialect) {
    await createTimesheets(db);
    await createInvoices(db);
    await createInvoiceLines(db);
    await createCounters(db);
    for (const statement of moneyLocks(dialect)) {
      await sql.raw(statement).execute(db);
    }
  },
};

async function createTimesheets(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('timesheets').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
    .addColumn('week_start', 'varchar(10)', (column) => column.notNull())
    .addColumn('week_end', 'varchar(10)', (column) => column.notNull())
    .addColumn('supplement', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('draft', 'submitted', 'approved', 'rejected', 'invoiced')`),
    )
    .addColumn('submitted_at', 'bigint')
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by', id)
    .addColumn('reason', 'text', (column) => column.check(sql`state <> 'rejected' or reason is not null`))
    .addUniqueConstraint('timesheets_key', ['organization_id', 'user_id', 'week_start', 'supplement'])
    .execute();
  await sql`create unique index one_open_sheet_a_week on timesheets (user_id, week_start)
    where state in ('draft', 'submitted', 'rejected')`.execute(db);
  await db.schema
    .createIndex('timesheets_newest')
    .on('timesheets')
    .columns(['organization_id', 'week_start desc', 'id desc'])
    .execute();
  await db.schema
    .createIndex('timesheets_by_state')
    .on('timesheets')
    .columns(['organization_id', 'state'])
    .execute();
  // Covers the sum of unbilled time, which every window asks for with each change.
  await sql`create index time_entries_open on time_entries (organization_id, user_id, rate_currency, rate_minor, seconds)
    where timesheet_id is null and billable = 1`.execute(db);
  await db.schema
    .createIndex('time_entries_by_day')
    .on('time_entries')
    .columns(['user_id', 'local_date'])
    .execute();
}

async function createInvoices(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('invoices').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
    .addColumn('document_type', 'varchar(3)', (column) =>
      column.notNull().check(sql`document_type in ('380', '381')`),
    )
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('draft', 'issued', 'sent', 'part_paid', 'paid', 'cancelled')`),
    )
    .addColumn('currency', 'varchar(3)', (column) => column.notNull())
    .addColumn('issue_date', 'varchar(10)')
    .addColumn('due_date', 'varchar(10)')
    .addColumn('payment_term_days', 'integer', (column) =>
      column.notNull().check(sql`payment_term_days >= 0`),
    )
    .addColumn('payment_terms', 'text')
    .addColumn('period_start', 'varchar(10)', (column) => column.notNull())
    .addColumn('period_end', 'varchar(10)', (column) =>
      column.notNull().check(sql`period_end >= period_start`),
    )
    .addColumn('buyer_reference', 'text')
    .addColumn('note', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('discount', 'text')
    .addColumn('rounding', 'text', (column) => column.notNull())
    .addColumn('tax_category', 'text', (column) => column.notNull())
    .addColumn('tax_rate', 'text', (column) => column.notNull())
    .addColumn('net_minor', 'bigint', (column) => column.notNull())
    .addColumn('tax_minor', 'bigint', (column) => column.notNull())
    .addColumn('gross_minor', 'bigint', (column) => column.notNull())
    .addColumn('paid_minor', 'bigint', (column) => column.notNull().check(sql`paid_minor >= 0`))
    .addColumn('preceding_id', id, (column) => column.references('invoices.id'))
    .addColumn('series_prefix', 'text')
    .addColumn('series_year', 'integer')
    .addColumn('sequence', 'integer', (column) => column.check(sql`sequence > 0`))
    .addColumn('number', 'text')
    .addColumn('issued_at', 'bigint')
    .addColumn('issued_by', id)
    .addColumn('document', 'text')
    .addColumn('document_hash', 'varchar(64)')
    .addColumn('chain_hash', 'varchar(64)')
    .addCheckConstraint(
      'issued_is_complete',
      sql`(state = 'draft') = (number is null) and (number is null) = (document is null)
        and (number is null) = (sequence is null) and (number is null) = (document_hash is null)
        and (number is null or issue_date is not null)`,
    )
    .addUniqueConstraint('invoices_number', ['organization_id', 'number'])
    .addUniqueConstraint('invoices_sequence', ['organization_id', 'series_prefix', 'series_year', 'sequence'])
    .execute();
  await db.schema
    .createIndex('invoices_newest')
    .on('invoices')
    .columns(['organization_id', 'id desc'])
    .execute();
  await db.schema
    .createIndex('invoices_by_client')
    .on('invoices')
    .columns(['organization_id', 'client_id'])
    .execute();
  // One full credit note an invoice.
  await db.schema
    .createIndex('one_credit_an_invoice')
    .on('invoices')
    .column('preceding_id')
    .unique()
    .execute();
}

async function createInvoiceLines(db: Schema): Promise<void> {
  await db.schema
    .createTable('invoice_lines')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('quantity', 'text', (column) => column.notNull())
    .addColumn('unit_code', 'text', (column) =>
      column.notNull().check(sql`unit_code in ('MIN', 'SEC', 'C62')`),
    )
    .addColumn('unit_price', 'text', (column) => column.notNull())
    .addColumn('price_base_quantity', 'integer', (column) =>
      column.notNull().check(sql`price_base_quantity > 0`),
    )
    .addColumn('tax_category', 'text', (column) => column.notNull())
    .addColumn('tax_rate', 'text', (column) => column.notNull())
    .addColumn('net_minor', 'bigint', (column) => column.notNull())
    .addColumn('recorded_seconds', 'bigint', (column) => column.notNull().check(sql`recorded_seconds >= 0`))
    .addUniqueConstraint('invoice_lines_position', ['invoice_id', 'position'])
    .execute();

  // What each line came from, kept for ever.
  await db.schema
    .createTable('invoice_line_entries')
    .addColumn('line_id', id, (column) => column.notNull().references('invoice_lines.id'))
    .addColumn('entry_id', id, (column) => column.notNull().references('time_entries.id'))
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
    .addColumn('seconds', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('invoice_line_entries_key', ['line_id', 'entry_id'])
    .execute();
  await db.schema
    .createIndex('invoice_line_entries_by_invoice')
    .on('invoice_line_entries')
    .column('invoice_id')
    .execute();

  // Who bills an entry now: its primary key is what keeps an hour from being billed twice.
  await db.schema
    .createTable('billed_entries')
    .addColumn('entry_id', id, (column) => column.primaryKey().references('time_entries.id'))
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('invoice_id', id, (column) => column.notNull().references('invoices.id'))
    .execute();
  await db.schema
    .createIndex('billed_entries_by_invoice')
    .on('billed_entries')
    .column('invoice_id')
    .execute();
}

async function createCounters(db: Schema): Promise<void> {
  await db.schema
    .createTable('number_counters')
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('last_sequence', 'integer', (column) => column.notNull().check(sql`last_sequence > 0`))
    .addColumn('last_issue_date', 'varchar(10)')
    .addColumn('last_hash', 'varchar(64)')
    .addPrimaryKeyConstraint('number_counters_key', ['organization_id', 'prefix', 'year'])
    .execute();
}
