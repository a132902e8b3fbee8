import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What a person means to reach and to do, what they answered to past weeks, and what is remembered for them. */
export const goals: Migration = {
  name: '0036-assist-goals',
  async up(db) {
    await stamps(
      db.schema
        .createTable('goals')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) =>
          column.notNull().check(sql`state in ('active', 'paused', 'done', 'dropped')`),
        )
        .addColumn('starts_on', 'varchar(10)', (column) => column.notNull())
        .addColumn('due_on', 'varchar(10)')
        .addColumn('measure', 'text')
        .addColumn('direction', 'text')
        .addColumn('target', 'bigint', (column) => column.check(sql`target >= 0`))
        .addColumn('currency', 'varchar(3)')
        .addColumn('period', 'text')
        // No references: what a person means to do holds back no record of the practice, and nobody else can see it.
        .addColumn('client_id', id)
        .addColumn('project_id', id),
    ).execute();
    await db.schema.createIndex('goals_of').on('goals').columns(['organization_id', 'user_id']).execute();
    await stamps(
      db.schema
        .createTable('habits')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('active', 'paused')`))
        .addColumn('check_kind', 'text', (column) => column.notNull())
        .addColumn('rhythm', 'text', (column) => column.notNull())
        .addColumn('before_time', 'varchar(5)')
        .addColumn('within_days', 'integer'),
    ).execute();
    await db.schema.createIndex('habits_of').on('habits').columns(['organization_id', 'user_id']).execute();
    await db.schema
      .createTable('habit_ticks')
      .addColumn('habit_id', id, (column) => column.notNull().references('habits.id'))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('first_day', 'varchar(10)', (column) => column.notNull())
      .addPrimaryKeyConstraint('habit_ticks_key', ['habit_id', 'first_day'])
      .execute();
    await db.schema
      .createTable('check_ins')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('week_start', 'varchar(10)', (column) => column.notNull())
      .addColumn('dismissed_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('check_ins_key', ['user_id', 'week_start'])
      .execute();
    await stamps(
      db.schema
        .createTable('promises')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('week_start', 'varchar(10)', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text', (column) =>
          column.check(sql`verdict in ('done', 'not_done', 'carried')`),
        )
        .addColumn('carried_from', id),
    ).execute();
    await db.schema
      .createIndex('promises_of')
      .on('promises')
      .columns(['organization_id', 'user_id', 'week_start'])
      .execute();
    await stamps(
      db.schema
        .createTable('memories')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull()),
    ).execute();
    await db.schema
      .createIndex('memories_of')
      .on('memories')
      .columns(['organization_id', 'user_id'])
      .execute();
  },
};
