import type { Migration } from '../platform/db/migrate.ts';

/** What a finding is known by beside its fingerprint, so that it is found again in a function with another name. */
export const anchorsOfFindings: Migration = {
  name: '0008-anchors-of-findings',
  async up(db) {
    await db.schema.alterTable('findings').addColumn('anchor', 'text').execute();
  },
};
