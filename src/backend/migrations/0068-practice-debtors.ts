import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Business or consumer is a fact of the client, and no longer of its reminder rule; null: nobody has said it. */
export const clientDebtors: Migration = {
  name: '0068-practice-debtors',
  async up(db) {
    await db.schema
      .alterTable('clients')
      .addColumn('debtor', 'varchar(20)', (column) => column.check(sql`debtor in ('business', 'consumer')`))
      .execute();
    await sql`update clients set debtor =
      (select debtor from reminder_rules where reminder_rules.client_id = clients.id)`.execute(db);
    await db.schema.alterTable('reminder_rules').dropColumn('debtor').execute();
  },
};
