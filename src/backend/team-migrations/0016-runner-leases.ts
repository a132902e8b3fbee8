import { id } from '../migrations/columns.ts';
import type { Migration } from '../platform/db/migrate.ts';

/** Which machine of which person has a job, so that a restarted server gives it to no other one. */
export const runnerLeases: Migration = {
  name: '0016-runner-leases',
  async up(db) {
    await db.schema
      .createTable('runner_leases')
      .addColumn('job', 'varchar(100)', (column) => column.primaryKey())
      .addColumn('epoch', 'bigint', (column) => column.notNull())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull())
      .addColumn('machine_id', 'varchar(100)', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
  },
};
