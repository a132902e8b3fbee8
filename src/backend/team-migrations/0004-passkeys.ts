import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

const instant = 'bigint' as const;

/** Public keys that people sign in with (WebAuthn), as the kept library writes them. */
export const passkeys: Migration = {
  name: '0004-passkeys',
  async up(db) {
    await db.schema
      .createTable('identity_passkeys')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('identity_id', id, (column) =>
        column.notNull().references('identities.id').onDelete('cascade'),
      )
      .addColumn('name', 'text')
      // Of 1,023 bytes at most, in base64url.
      .addColumn('credential_id', 'varchar(1400)', (column) => column.notNull().unique())
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('counter', 'bigint', (column) => column.notNull())
      .addColumn('device_type', 'varchar(40)', (column) => column.notNull())
      .addColumn('backed_up', 'integer', (column) => column.notNull())
      .addColumn('transports', 'text')
      .addColumn('aaguid', 'varchar(40)')
      .addColumn('created_at', instant)
      .execute();
    await db.schema
      .createIndex('identity_passkeys_by_identity')
      .on('identity_passkeys')
      .column('identity_id')
      .execute();
  },
};
