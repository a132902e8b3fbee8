import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Tasks have a permission of their own now: keys that could change them still can. */
export const practiceTaskScope: Migration = {
  name: '0067-practice-task-scope',
  async up(db) {
    await sql`update api_keys set scopes = replace(scopes, '"project:write"', '"project:write","task:write"')`.execute(
      db,
    );
  },
};
