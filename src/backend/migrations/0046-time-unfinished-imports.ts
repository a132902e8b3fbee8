import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** A large import is written in pieces: until all of it is there, somebody sees to it. */
export const unfinishedImports: Migration = {
  name: '0046-time-unfinished-imports',
  async up(db) {
    await db.schema.alterTable('time_imports').addColumn('writing_until', 'bigint').execute();
    await db.schema
      .createIndex('time_imports_unfinished')
      .on('time_imports')
      .column('organization_id')
      .where(sql.ref('writing_until'), 'is not', null)
      .execute();
  },
};
