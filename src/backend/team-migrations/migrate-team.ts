/** Tables of a server that people sign in to, beside those of every practice: an embedded database never gets them. */
import { type Database, migrateList } from '../platform/db/index.ts';
import { requireMigratedList } from '../platform/db/migrate.ts';
import { teamMigrations } from './index.ts';

const list = { table: 'applied_team_migrations', migrations: teamMigrations };

/** After those of the first list, which may be newer than this one has ever seen. Answers the names of what it applied. */
export async function migrateTeam<S>(database: Database<S>): Promise<readonly string[]> {
  return await migrateList(database, list);
}

/** Reads alone. @throws DatabaseError where not all of them, or others, were applied */
export async function requireMigratedTeam<S>(database: Database<S>): Promise<void> {
  await requireMigratedList(database, list);
}
