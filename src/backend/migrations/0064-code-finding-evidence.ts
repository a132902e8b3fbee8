import type { Migration } from '../platform/db/migrate.ts';

/** What the severity of a finding follows from, as JSON; null for what was found before, until it is scanned again. */
export const findingEvidence: Migration = {
  name: '0064-code-finding-evidence',
  async up(db) {
    await db.schema.alterTable('findings').addColumn('evidence', 'text').execute();
  },
};
