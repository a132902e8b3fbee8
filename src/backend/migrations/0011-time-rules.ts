import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/**
 * Rules of time at three levels, as one text of JSON each: what a client or a project leaves out, it inherits. The
 * practice's two rules of before move into its own: one of them was checked against a list that is too short now.
 */
export const timeRules: Migration = {
  name: '0011-time-rules',
  async up(db) {
    for (const table of ['organizations', 'clients', 'projects']) {
      await db.schema
        .alterTable(table)
        .addColumn('time_rules', 'text', (column) => column.notNull().defaultTo('{}'))
        .execute();
    }
    const rules = sql`'{"rounding":' || rounding || ',"overlapPolicy":"' || overlap_policy || '"}'`;
    await sql`update organizations set time_rules = ${rules}`.execute(db);
    for (const column of ['rounding', 'overlap_policy']) {
      await db.schema.alterTable('organizations').dropColumn(column).execute();
    }
  },
};
