import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Beside one that runs another may wait, which sees what has changed since; each person has their own, on their machine. */
export const scansInTurn: Migration = {
  name: '0074-code-scans-in-turn',
  async up(db) {
    await sql`drop index scans_dedupe`.execute(db);
    await sql`create unique index scans_dedupe on scans (organization_id, project_id, dedupe_key, requested_by)
      where state = 'queued'`.execute(db);
  },
};
