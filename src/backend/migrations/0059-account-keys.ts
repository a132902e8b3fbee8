import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Keys of programs: what each may, hashes of their secrets, and how often each was used. */
export const accountKeys: Migration = {
  name: '0059-account-keys',
  async up(db) {
    await stamps(
      db.schema
        .createTable('api_keys')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
        .addColumn('owner', 'varchar(20)', (column) =>
          column.notNull().check(sql`owner in ('person', 'organization')`),
        )
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('addresses', 'text', (column) => column.notNull())
        .addColumn('per_minute', 'integer', (column) => column.notNull())
        .addColumn('expires_at', 'bigint')
        .addColumn('revoked_at', 'bigint'),
    ).execute();
    await db.schema
      .createIndex('api_keys_by_name')
      .on('api_keys')
      .columns(['organization_id', 'name', 'id'])
      .execute();
    const part = (name: string) =>
      db.schema
        .createTable(name)
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('key_id', id, (column) => column.notNull().references('api_keys.id').onDelete('cascade'));
    await part('api_key_secrets')
      .addColumn('prefix', 'varchar(20)', (column) => column.primaryKey())
      .addColumn('secret_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint')
      .addColumn('used_at', 'bigint')
      .execute();
    await db.schema.createIndex('api_key_secrets_by_key').on('api_key_secrets').column('key_id').execute();
    await part('api_key_uses')
      .addColumn('day', 'varchar(10)', (column) => column.notNull())
      .addColumn('route', 'varchar(100)', (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('api_key_uses_key', ['key_id', 'day', 'route'])
      .execute();
  },
};
