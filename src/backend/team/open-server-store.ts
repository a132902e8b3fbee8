/** The database of a server, for help beside it: tables are changed by the server alone, as it starts. */
import { openUnmigrated, type StoreOptions } from '../local/open-store.ts';
import { migrations } from '../migrations/index.ts';
import type { Database } from '../platform/db/database.ts';
import { requireMigrated } from '../platform/db/migrate.ts';
import type { Schema } from '../schema.ts';
import { requireMigratedTeam } from '../team-migrations/migrate-team.ts';

/** @throws DatabaseError with a sentence where the server of this version has not started with this database yet */
export async function openServerStore(
  options: Omit<StoreOptions, 'beforeMigration'>,
): Promise<Database<Schema>> {
  const database = await openUnmigrated(options);
  try {
    await requireServerTables(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Reads alone. @throws DatabaseError */
export async function requireServerTables(database: Database<Schema>): Promise<void> {
  await requireMigrated(database, migrations);
  await requireMigratedTeam(database);
}
