import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Templates of recurring invoices, and what became of each period. */
export const recurring: Migration = {
  name: '0052-money-recurring',
  async up(db) {
    await stamps(
      db.schema
        .createTable('recurring_templates')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('client_id', id, (column) => column.notNull().references('clients.id'))
        .addColumn('project_id', id, (column) => column.references('projects.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('result', 'varchar(20)', (column) =>
          column.notNull().check(sql`result in ('draft', 'issued', 'sent')`),
        )
        .addColumn('state', 'varchar(20)', (column) =>
          column.notNull().check(sql`state in ('active', 'paused', 'ended')`),
        )
        .addColumn('first_number', 'integer', (column) => column.notNull())
        .addColumn('agreed', 'text')
        .addColumn('asks_because', 'varchar(20)')
        .addColumn('created_by', id, (column) => column.notNull().references('users.id')),
    ).execute();
    await db.schema
      .createTable('recurring_runs')
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('template_id', id, (column) =>
        column.notNull().references('recurring_templates.id').onDelete('cascade'),
      )
      .addColumn('period_start', 'varchar(10)', (column) => column.notNull())
      .addColumn('period_end', 'varchar(10)', (column) => column.notNull())
      .addColumn('outcome', 'varchar(20)', (column) => column.notNull())
      .addColumn('invoice_id', id, (column) => column.references('invoices.id').onDelete('set null'))
      .addColumn('because', 'text')
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('recurring_runs_pk', ['organization_id', 'template_id', 'period_start'])
      .execute();
  },
};
