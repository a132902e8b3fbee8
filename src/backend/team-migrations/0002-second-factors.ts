import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

const instant = 'bigint' as const;

/** Second factors as the kept library writes them, its short-lived proofs, and sign-ins that wait for a code. */
export const secondFactors: Migration = {
  name: '0002-second-factors',
  async up(db) {
    await db.schema
      .alterTable('identities')
      .addColumn('two_factor_enabled', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('identity_two_factors')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('identity_id', id, (column) =>
        column.notNull().unique().references('identities.id').onDelete('cascade'),
      )
      // Both are sealed by the library with the secret of the installation.
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('backup_codes', 'text', (column) => column.notNull())
      .addColumn('verified', 'integer', (column) => column.notNull())
      .addColumn('failed_verification_count', 'integer')
      .addColumn('locked_until', instant)
      // The newest time step (RFC 6238) of which a code was used.
      .addColumn('used_step', instant)
      .execute();
    await db.schema
      .createTable('identity_verifications')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('identifier', 'varchar(200)', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', instant, (column) => column.notNull())
      .addColumn('created_at', instant, (column) => column.notNull())
      .addColumn('updated_at', instant, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('identity_verifications_by_identifier')
      .on('identity_verifications')
      .column('identifier')
      .execute();
    await db.schema
      .createTable('sign_in_challenges')
      .addColumn('token_hash', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('identity_id', id, (column) =>
        column.notNull().references('identities.id').onDelete('cascade'),
      )
      .addColumn('organization_id', id)
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('made_at', instant, (column) => column.notNull())
      .addColumn('expires_at', instant, (column) => column.notNull())
      .addColumn('used_at', instant)
      .execute();
  },
};
