import type { CreateTableBuilder, Transaction } from 'kysely';
import { id } from '../migrations/columns.ts';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';

/** SHA-256 in hex: what is looked up by a secret that nobody keeps. */
const hash = 'varchar(64)' as const;
const instant = 'bigint' as const;

type Db = Transaction<MigrationSchema>;

/** Logins, their proofs and passwords as the kept library writes them, and which person of an organization each one is. */
async function createIdentities(db: Db): Promise<void> {
  await db.schema
    .createTable('identities')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'varchar(254)', (column) => column.notNull().unique())
    .addColumn('email_verified', 'integer', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  await dated(ofIdentity(db, 'identity_proofs'))
    .addColumn('token', 'varchar(100)', (column) => column.notNull().unique())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .execute();
  await dated(ofIdentity(db, 'identity_accounts'))
    .addColumn('account_id', 'varchar(200)', (column) => column.notNull())
    .addColumn('provider_id', 'varchar(60)', (column) => column.notNull())
    .addColumn('password', 'text')
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', instant)
    .addColumn('refresh_token_expires_at', instant)
    .addColumn('scope', 'text')
    .addUniqueConstraint('identity_accounts_once', ['identity_id', 'provider_id', 'account_id'])
    .execute();
  await db.schema
    .createTable('identity_memberships')
    .addColumn('identity_id', id, (column) =>
      column.notNull().references('identities.id').onDelete('cascade'),
    )
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('user_id', id, (column) => column.notNull().unique().references('users.id'))
    .addColumn('created_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('identity_memberships_key', ['identity_id', 'organization_id'])
    .execute();
}

/** Sessions of ours, their refresh tokens, and devices from which an identity signed in before. */
async function createSessions(db: Db): Promise<void> {
  await ofIdentity(db, 'sessions')
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
    // Of a browser's cookie; a program has refresh tokens in its place.
    .addColumn('cookie_hash', hash, (column) => column.unique())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('used_at', instant, (column) => column.notNull())
    .addColumn('confirmed_at', instant, (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('ended_at', instant)
    .addColumn('end_reason', 'varchar(20)')
    .execute();
  await db.schema.createIndex('sessions_by_identity').on('sessions').column('identity_id').execute();
  await db.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute();
  await db.schema
    .createTable('refresh_tokens')
    .addColumn('token_hash', hash, (column) => column.primaryKey())
    .addColumn('session_id', id, (column) => column.notNull().references('sessions.id').onDelete('cascade'))
    // With the token itself it makes the successor, which is kept nowhere.
    .addColumn('salt', hash, (column) => column.notNull())
    .addColumn('made_at', instant, (column) => column.notNull())
    .addColumn('used_at', instant)
    .execute();
  await db.schema
    .createIndex('refresh_tokens_by_session')
    .on('refresh_tokens')
    .column('session_id')
    .execute();
  await db.schema
    .createTable('known_devices')
    .addColumn('device_hash', hash, (column) => column.notNull())
    .addColumn('identity_id', id, (column) =>
      column.notNull().references('identities.id').onDelete('cascade'),
    )
    .addColumn('used_at', instant, (column) => column.notNull())
    .addPrimaryKeyConstraint('known_devices_key', ['device_hash', 'identity_id'])
    .execute();
}

/** Links of one use, failed sign-ins, and the keys that access tokens are signed with. */
async function createProofs(db: Db): Promise<void> {
  await db.schema
    .createTable('one_time_links')
    .addColumn('token_hash', hash, (column) => column.primaryKey())
    .addColumn('purpose', 'varchar(20)', (column) => column.notNull())
    .addColumn('identity_id', id, (column) => column.references('identities.id').onDelete('cascade'))
    .addColumn('email', 'varchar(254)')
    .addColumn('made_at', instant, (column) => column.notNull())
    .addColumn('expires_at', instant, (column) => column.notNull())
    .addColumn('used_at', instant)
    .execute();
  await db.schema
    .createIndex('one_time_links_by_purpose')
    .on('one_time_links')
    .columns(['purpose', 'identity_id'])
    .execute();
  await db.schema
    .createTable('address_changes')
    .addColumn('identity_id', id, (column) =>
      column.primaryKey().references('identities.id').onDelete('cascade'),
    )
    .addColumn('email', 'varchar(254)', (column) => column.notNull())
    .addColumn('old_confirmed_at', instant)
    .addColumn('new_confirmed_at', instant)
    .addColumn('made_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_in_failures')
    // A hash of account and address, or of the address alone.
    .addColumn('name_hash', hash, (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('failed_at', instant, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('signing_keys')
    .addColumn('kid', 'varchar(64)', (column) => column.primaryKey())
    .addColumn('public_jwk', 'text', (column) => column.notNull())
    .addColumn('sealed_private_jwk', 'text', (column) => column.notNull())
    .addColumn('made_at', instant, (column) => column.notNull())
    .execute();
}

function ofIdentity(db: Db, table: string): CreateTableBuilder<string, 'id' | 'identity_id'> {
  return db.schema
    .createTable(table)
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('identity_id', id, (column) =>
      column.notNull().references('identities.id').onDelete('cascade'),
    );
}

function dated<Columns extends string>(
  table: CreateTableBuilder<string, Columns>,
): CreateTableBuilder<string, Columns | 'created_at' | 'updated_at'> {
  return table
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull());
}

export const teamIdentities: Migration = {
  name: '0001-team-identities',
  async up(db) {
    await createIdentities(db);
    await createSessions(db);
    await createProofs(db);
  },
};
