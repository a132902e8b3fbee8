import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** An answer is kept while it is made, with what it cost, what was sent for it, and what took its place. */
export const keptAnswers: Migration = {
  name: '0032-assist-kept-answers',
  async up(db) {
    await db.schema
      .createTable('coach_frames')
      .addColumn('message_id', id, (column) =>
        column.notNull().references('coach_messages.id').onDelete('cascade'),
      )
      .addColumn('first_offset', 'integer', (column) => column.notNull())
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('frames', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('coach_frames_key', ['message_id', 'first_offset'])
      .execute();
    await db.schema
      .createTable('coach_sent')
      .addColumn('message_id', id, (column) =>
        column.notNull().references('coach_messages.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('coach_sent_key', ['message_id', 'number'])
      .execute();
    for (const column of ['answer_text', 'mentions', 'continues'] as const) {
      await db.schema.alterTable('coach_messages').addColumn(column, 'text').execute();
    }
    await db.schema.alterTable('coach_messages').addColumn('replaced_at', 'bigint').execute();
  },
};
