import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What happens again by itself: when next, which of it ran, and whether anything may leave. */
export const platformSchedules: Migration = {
  name: '0049-platform-schedules',
  async up(db) {
    await stamps(
      db.schema
        .createTable('schedules')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('user_id', id, (column) => column.references('users.id').onDelete('cascade'))
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) =>
          column.notNull().check(sql`state in ('active', 'paused', 'resting')`),
        )
        .addColumn('reason', 'text')
        .addColumn('next_at', 'bigint')
        .addColumn('next_period', 'text')
        .addColumn('step_ms', 'bigint', (column) => column.notNull()),
    ).execute();
    await db.schema
      .createIndex('schedules_by_subject')
      .unique()
      .on('schedules')
      .columns(['organization_id', 'kind', 'subject_id'])
      .execute();
    await db.schema.createIndex('schedules_due').on('schedules').columns(['state', 'next_at']).execute();
    await db.schema
      .createTable('schedule_runs')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('schedule_id', id, (column) =>
        column.notNull().references('schedules.id').onDelete('cascade'),
      )
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('queued', 'done', 'failed', 'left_out')`),
      )
      .addColumn('left_out', 'integer', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('finished_at', 'bigint')
      .addPrimaryKeyConstraint('schedule_runs_key', ['schedule_id', 'period'])
      .execute();
    await db.schema
      .createTable('outgoing_rests')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('reason', 'text', (column) =>
        column.notNull().check(sql`reason in ('restored', 'copied', 'demo')`),
      )
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('released_at', 'bigint')
      .addColumn('released_by', 'text')
      .execute();
  },
};
