/** Opens and migrates the practice's database. */
import { migrations } from '../migrations/index.ts';
import { type Database, migrate, openSqlite } from '../platform/db/index.ts';
import type { BeforeMigration } from '../platform/db/migrate.ts';
import type { Schema } from '../schema.ts';

export interface StoreOptions {
  readonly directory: string;
  readonly driver: 'auto' | 'sqljs' | 'node-sqlite';
  readonly databaseUrl?: string | undefined;
  /** Called before a database that is there is changed by a migration. */
  readonly beforeMigration?: ((database: Database<Schema>) => ReturnType<BeforeMigration>) | undefined;
}

/** Few backends need its driver, which is loaded for them alone. */
async function openTeamStore(url: string): Promise<Database<Schema>> {
  const { openPostgres } = await import('../platform/db/postgres.ts');
  return await openPostgres<Schema>({ url });
}

/** As it is. */
export async function openUnmigrated({
  directory,
  driver,
  databaseUrl,
}: Omit<StoreOptions, 'beforeMigration'>): Promise<Database<Schema>> {
  return databaseUrl ? await openTeamStore(databaseUrl) : await openSqlite<Schema>({ directory, driver });
}

export async function openStore(options: StoreOptions): Promise<Database<Schema>> {
  const { beforeMigration } = options;
  const database = await openUnmigrated(options);
  try {
    await migrate(database, migrations, beforeMigration && (() => beforeMigration(database)));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
