import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** What is unbilled is summed by client and rate: the person's index has to know the project, as that of projects does. */
export const timeOpenByPerson: Migration = {
  name: '0022-time-open-by-person',
  async up(db) {
    await db.schema.dropIndex('time_entries_open').execute();
    await sql`create index time_entries_open on time_entries
      (organization_id, user_id, project_id, rate_currency, rate_minor, local_date, seconds)
      where timesheet_id is null and billable = 1`.execute(db);
  },
};
