import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Organizations, users, clients, projects, time entries and the event log. */
export const foundation: Migration = {
  name: '0001-foundation',
  async up(db) {
    await stamps(db.schema.createTable('organizations').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('address_lines', 'text', (column) => column.notNull())
      .addColumn('country_code', 'varchar(2)', (column) => column.notNull())
      .addColumn('vat_id', 'text')
      .addColumn('email', 'text')
      .addColumn('iban', 'text')
      .addColumn('bic', 'text')
      .addColumn('currency', 'varchar(3)', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('overlap_policy', 'text', (column) =>
        column.notNull().check(sql`overlap_policy in ('allow', 'warn', 'refuse')`),
      )
      .addColumn('rounding', 'text', (column) => column.notNull())
      .addColumn('tax_category', 'text', (column) => column.notNull())
      .addColumn('tax_rate', 'text', (column) => column.notNull())
      .addColumn('payment_term_days', 'integer', (column) => column.notNull())
      .addColumn('invoice_prefix', 'text', (column) => column.notNull())
      .execute();

    await stamps(db.schema.createTable('users').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text')
      .addColumn('role', 'text', (column) => column.notNull())
      .execute();

    await stamps(db.schema.createTable('clients').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('currency', 'varchar(3)', (column) => column.notNull())
      .addColumn('address_lines', 'text', (column) => column.notNull())
      .addColumn('country_code', 'varchar(2)', (column) => column.notNull())
      .addColumn('vat_id', 'text')
      .addColumn('email', 'text')
      .addColumn('buyer_reference', 'text')
      .addColumn('tax_category', 'text')
      .addColumn('tax_rate', 'text')
      .addColumn('payment_term_days', 'integer')
      .addColumn('language', 'text')
      .addColumn('archived_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('clients_by_organization')
      .on('clients')
      .columns(['organization_id', 'id'])
      .execute();

    await stamps(db.schema.createTable('projects').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('hourly_rate_minor', 'bigint', (column) =>
        column.notNull().check(sql`hourly_rate_minor >= 0`),
      )
      .addColumn('currency', 'varchar(3)', (column) => column.notNull())
      .addColumn('folder', 'text')
      .addColumn('github_url', 'text')
      .addColumn('budget_seconds', 'bigint')
      .addColumn('archived_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('projects_by_organization')
      .on('projects')
      .columns(['organization_id', 'id'])
      .execute();

    await stamps(db.schema.createTable('time_entries').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
      .addColumn('task_id', id)
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) =>
        column.check(sql`ended_at is null or ended_at >= started_at`),
      )
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('local_date', 'varchar(10)', (column) => column.notNull())
      .addColumn('seconds', 'bigint', (column) => column.check(sql`seconds is null or seconds >= 0`))
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('billable', 'integer', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('git', 'text')
      .addColumn('rate_minor', 'bigint', (column) => column.notNull())
      .addColumn('rate_currency', 'varchar(3)', (column) => column.notNull())
      .addColumn('timesheet_id', id)
      .execute();
    await db.schema
      .createIndex('one_running_timer_a_user')
      .on('time_entries')
      .column('user_id')
      .unique()
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
    await db.schema
      .createIndex('time_entries_newest')
      .on('time_entries')
      .columns(['organization_id', 'started_at desc', 'id desc'])
      .execute();
    await db.schema
      .createIndex('time_entries_by_user')
      .on('time_entries')
      .columns(['user_id', 'started_at desc', 'id desc'])
      .execute();
    await db.schema
      .createIndex('time_entries_by_project')
      .on('time_entries')
      .columns(['project_id', 'local_date', 'user_id', 'seconds'])
      .execute();
    await db.schema
      .createIndex('time_entries_by_timesheet')
      .on('time_entries')
      .column('timesheet_id')
      .execute();

    await db.schema
      .createTable('event_heads')
      .addColumn('organization_id', id, (column) => column.primaryKey())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('events')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('id', id, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addPrimaryKeyConstraint('events_key', ['organization_id', 'seq'])
      .execute();
    await db.schema
      .createIndex('events_by_record')
      .on('events')
      .columns(['organization_id', 'id', 'seq'])
      .execute();
  },
};
