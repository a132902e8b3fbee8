import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Accounts that mail goes out by, the outbox, and addresses that are not reachable. */
export const platformMail: Migration = {
  name: '0050-platform-mail',
  async up(db) {
    await createAccounts(db);
    await createMails(db);
    await createUnreachable(db);
  },
};

type Db = Parameters<Migration['up']>[0];

async function createAccounts(db: Db): Promise<void> {
  await stamps(
    db.schema
      .createTable('mail_accounts')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('preset', 'varchar(20)', (column) => column.notNull())
      .addColumn('sender_name', 'text', (column) => column.notNull())
      .addColumn('address', 'varchar(254)', (column) => column.notNull())
      .addColumn('host', 'varchar(253)', (column) => column.notNull())
      .addColumn('port', 'integer', (column) => column.notNull())
      .addColumn('security', 'varchar(10)', (column) => column.notNull())
      .addColumn('sign_in', 'varchar(10)', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('oauth', 'text')
      .addColumn('daily_limit', 'integer')
      .addColumn('is_default', 'integer', (column) => column.notNull()),
  ).execute();
  await db.schema
    .createIndex('mail_accounts_of')
    .on('mail_accounts')
    .columns(['organization_id', 'address', 'id'])
    .execute();
  await sql`create unique index one_default_mail_account on mail_accounts (organization_id) where is_default = 1`.execute(
    db,
  );
}

async function createMails(db: Db): Promise<void> {
  await stamps(
    db.schema
      .createTable('mails')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('account_id', id, (column) => column.notNull())
      .addColumn('kind', 'varchar(60)', (column) => column.notNull())
      .addColumn('state', 'varchar(30)', (column) => column.notNull())
      .addColumn('about_kind', 'varchar(40)')
      .addColumn('about_id', id)
      .addColumn('from_address', 'varchar(254)', (column) => column.notNull())
      .addColumn('recipients', 'text', (column) => column.notNull())
      .addColumn('recipient_count', 'integer', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('message_sha256', 'varchar(64)', (column) => column.notNull())
      .addColumn('message_bytes', 'integer', (column) => column.notNull())
      .addColumn('attachments', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('unknown_ends', 'integer', (column) => column.notNull())
      .addColumn('first_tried_at', 'bigint')
      .addColumn('tried_at', 'bigint')
      .addColumn('next_at', 'bigint')
      .addColumn('sent_at', 'bigint')
      .addColumn('fault', 'varchar(30)')
      .addColumn('response', 'text')
      .addColumn('rejected', 'text', (column) => column.notNull())
      .addColumn('drop_reason', 'varchar(30)')
      .addColumn('drop_text', 'text'),
  ).execute();
  const indexes = {
    mails_of: ['organization_id', 'created_at', 'id'],
    mails_of_account: ['organization_id', 'account_id', 'tried_at'],
    mails_by_state: ['organization_id', 'state', 'created_at', 'id'],
    mails_about: ['organization_id', 'about_kind', 'about_id'],
  } as const;
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on('mails')
      .columns([...columns])
      .execute();
  }
}

async function createUnreachable(db: Db): Promise<void> {
  await stamps(
    db.schema
      .createTable('unreachable_addresses')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('address', 'varchar(254)', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull()),
  ).execute();
  await db.schema
    .createIndex('unreachable_address_once')
    .unique()
    .on('unreachable_addresses')
    .columns(['organization_id', 'address'])
    .execute();
}
