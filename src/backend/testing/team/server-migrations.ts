/** What the database of a server is made of, for suites: both lists. */
import { migrations } from '../../migrations/index.ts';
import { type Database, migrate } from '../../platform/db/index.ts';
import type { Migration } from '../../platform/db/migrate.ts';
import { migrateTeam } from '../../team-migrations/migrate-team.ts';

/** The first list, and by being this very one the second list after it: for `onPickedDatabase` and the like. */
export const serverMigrations: readonly Migration[] = [...migrations];

export async function migrateForTests<S>(database: Database<S>, list: readonly Migration[]): Promise<void> {
  await migrate(database, list);
  if (list === serverMigrations) await migrateTeam(database);
}
