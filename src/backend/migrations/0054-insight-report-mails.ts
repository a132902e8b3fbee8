import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Reports that leave by mail again and again, and what became of each time. */
export const reportMails: Migration = {
  name: '0054-insight-report-mails',
  async up(db) {
    await stamps(
      db.schema
        .createTable('report_mails')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('content', 'varchar(20)', (column) =>
          column.notNull().check(sql`content in ('saved_report', 'weekly_summary')`),
        )
        .addColumn('saved_report_id', id, (column) =>
          column.references('saved_reports.id').onDelete('set null'),
        )
        .addColumn('recipients', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('state', 'varchar(20)', (column) =>
          column.notNull().check(sql`state in ('active', 'paused')`),
        ),
    ).execute();
    await db.schema
      .createIndex('report_mails_by_name')
      .on('report_mails')
      .columns(['organization_id', 'user_id', 'name', 'id'])
      .execute();
    await db.schema
      .createTable('report_mail_runs')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('report_mail_id', id, (column) =>
        column.notNull().references('report_mails.id').onDelete('cascade'),
      )
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('mails', 'integer', (column) => column.notNull())
      .addColumn('because', 'text')
      .addColumn('csv_sha256', 'varchar(64)')
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('report_mail_runs_key', ['report_mail_id', 'period'])
      .execute();
  },
};
