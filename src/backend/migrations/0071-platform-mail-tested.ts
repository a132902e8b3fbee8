import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** When a server last took mail of an account as it is set up: one that has sent before is proved by that. */
export const mailTested: Migration = {
  name: '0071-platform-mail-tested',
  async up(db) {
    await db.schema.alterTable('mail_accounts').addColumn('tested_at', 'bigint').execute();
    await sql`update mail_accounts set tested_at = (
      select max(sent_at) from mails where mails.account_id = mail_accounts.id and mails.state = 'sent'
    )`.execute(db);
  },
};
