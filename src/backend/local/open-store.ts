/** Opens and migrates the practice's database. */
import { migrations } from '../migrations/index.ts';
import { type Database, migrate, openSqlite } from '../platform/db/index.ts';
import type { Schema } from '../schema.ts';

export interface StoreOptions {
  readonly directory: string;
  readonly driver: 'auto' | 'sqljs' | 'node-sqlite';
  readonly databaseUrl?: string | undefined;
}

/** Few backends need its driver, which is loaded for them alone. */
async function openTeamStore(url: string): Promise<Database<Schema>> {
  const { openPostgres } = await import('../platform/db/postgres.ts');
  return await openPostgres<Schema>({ url });
}

export async function openStore({ directory, driver, databaseUrl }: StoreOptions): Promise<Database<Schema>> {
  const database = databaseUrl
    ? await openTeamStore(databaseUrl)
    : await openSqlite<Schema>({ directory, driver });
  try {
    await migrate(database, migrations);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
