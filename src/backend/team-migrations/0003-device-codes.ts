import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

const hash = 'varchar(64)' as const;
const instant = 'bigint' as const;

/** Sign-ins that a program has asked for, and what a person who is signed in has answered (RFC 8628). */
export const deviceCodes: Migration = {
  name: '0003-device-codes',
  async up(db) {
    await db.schema
      .createTable('device_codes')
      .addColumn('device_hash', hash, (column) => column.primaryKey())
      // Keyed by the installation: what a person types is short.
      .addColumn('user_hash', hash, (column) => column.notNull().unique())
      .addColumn('device', 'text', (column) => column.notNull())
      .addColumn('kind', 'varchar(20)', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('network', 'varchar(64)', (column) => column.notNull())
      .addColumn('state', 'varchar(20)', (column) => column.notNull())
      .addColumn('wait_seconds', 'integer', (column) => column.notNull())
      .addColumn('polled_at', instant)
      .addColumn('made_at', instant, (column) => column.notNull())
      .addColumn('expires_at', instant, (column) => column.notNull())
      // Of the one who answered: the new session is of the same person and organization.
      .addColumn('decided_by', id, (column) => column.references('sessions.id').onDelete('cascade'))
      // The one that it was used for.
      .addColumn('session_id', id, (column) => column.references('sessions.id').onDelete('cascade'))
      .execute();
    await db.schema
      .createIndex('device_codes_by_network')
      .on('device_codes')
      .columns(['network', 'expires_at'])
      .execute();
  },
};
