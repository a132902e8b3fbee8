import type { Migration } from '../platform/db/migrate.ts';

/** The most that a person may approve at once, in minor units of a currency; none where it is null. */
export const approvalLimits: Migration = {
  name: '0062-account-approval-limits',
  async up(db) {
    await db.schema.alterTable('users').addColumn('approval_limit_minor', 'bigint').execute();
    await db.schema.alterTable('users').addColumn('approval_limit_currency', 'varchar(3)').execute();
  },
};
