import type { Migration } from '../platform/db/migrate.ts';

/** Nobody is the operator of a server by a record of an organization: who had that role administers it. */
export const accountOperators: Migration = {
  name: '0063-account-operators',
  async up(db) {
    await db.updateTable('users').set({ role: 'org_admin' }).where('role', '=', 'super_admin').execute();
  },
};
