import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** When a person was last seen beside their timer, what is asked about it, and which changes were taken back. */
export const timerQuestions: Migration = {
  name: '0010-timer-questions',
  async up(db) {
    await createPulses(db);
    await createQuestions(db);
    await createUndo(db);
  },
};

async function createPulses(db: Kysely<MigrationSchema>): Promise<void> {
  await db.schema
    .createTable('timer_pulses')
    .addColumn('user_id', id, (column) => column.primaryKey().references('users.id'))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('active_at', 'bigint')
    .execute();
}

async function createQuestions(db: Kysely<MigrationSchema>): Promise<void> {
  // No reference to the entry: one that is deleted and brought back has its questions again.
  await stamps(db.schema.createTable('timer_questions').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
    .addColumn('entry_id', id, (column) => column.notNull())
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('idle', 'sleep', 'clock', 'crash', 'forgotten')`),
    )
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('to_at', 'bigint', (column) => column.notNull().check(sql`to_at > from_at`))
    .addColumn('answer', 'text', (column) =>
      column.check(sql`answer is null or answer in ('keep', 'discard', 'split', 'stop')`),
    )
    .execute();
  await db.schema
    .createIndex('timer_questions_by_entry')
    .on('timer_questions')
    .columns(['user_id', 'entry_id'])
    .execute();
  await db.schema
    .createIndex('timer_questions_waiting')
    .on('timer_questions')
    .columns(['user_id', 'from_at'])
    .where(sql.ref('answer'), 'is', null)
    .execute();
}

async function createUndo(db: Kysely<MigrationSchema>): Promise<void> {
  await db.schema.alterTable('events').addColumn('first_seq', 'bigint').execute();
  await db.schema
    .createIndex('events_by_actor')
    .on('events')
    .columns(['organization_id', 'actor', 'seq'])
    .execute();
  await db.schema
    .createTable('undone_changes')
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('first_seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('undone_changes_key', ['organization_id', 'first_seq'])
    .execute();
}
