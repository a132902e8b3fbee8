import type { Migration } from '../platform/db/migrate.ts';

/** Attempts of a job that do not count, and how often its process died in a row. */
export const jobDeaths: Migration = {
  name: '0069-platform-job-deaths',
  async up(db) {
    for (const name of ['forgiven', 'deaths'])
      await db.schema
        .alterTable('jobs')
        .addColumn(name, 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
  },
};
