import type { Migration } from '../platform/db/migrate.ts';

/** A person of an organization may no longer act there; what they did stays theirs. */
export const accountMemberships: Migration = {
  name: '0060-account-memberships',
  async up(db) {
    await db.schema.alterTable('users').addColumn('deactivated_at', 'bigint').execute();
  },
};
