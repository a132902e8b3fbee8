import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** From which session of a program another one was opened, which ends with it. */
export const sessionOpeners: Migration = {
  name: '0012-session-openers',
  async up(db) {
    await db.schema.alterTable('sessions').addColumn('opened_by', id).execute();
  },
};
