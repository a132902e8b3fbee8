import type { Migration } from '../platform/db/migrate.ts';

/** By whose leave a reminder leaves by itself, and when one does, or did. */
export const reminderLeaving: Migration = {
  name: '0057-money-reminder-leaving',
  async up(db) {
    await db.schema.alterTable('reminders').addColumn('consent_hash', 'varchar(64)').execute();
    await db.schema.alterTable('reminders').addColumn('not_before', 'bigint').execute();
    await db.schema.alterTable('reminders').addColumn('left_on', 'varchar(10)').execute();
  },
};
