import type { Migration } from '../platform/db/migrate.ts';

/** On which machine a run of a server's request runs: empty where it waits for one, null where there is one alone. */
export const requestMachine: Migration = {
  name: '0075-agents-request-machine',
  async up(db) {
    await db.schema.alterTable('requests').addColumn('machine', 'varchar(200)').execute();
    await db.schema.alterTable('requests').addColumn('machine_id', 'varchar(100)').execute();
  },
};
