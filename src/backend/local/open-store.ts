/** Opens and migrates the practice's database. */
import { migrations } from '../migrations/index.ts';
import { type Database, migrate, openPostgres, openSqlite } from '../platform/db/index.ts';
import type { Schema } from '../schema.ts';

export interface StoreOptions {
  readonly directory: string;
  readonly driver: 'auto' | 'sqljs' | 'node-sqlite';
  readonly databaseUrl?: string | undefined;
}

export async function openStore({ directory, driver, databaseUrl }: StoreOptions): Promise<Database<Schema>> {
  const database = databaseUrl
    ? await openPostgres<Schema>({ url: databaseUrl })
    : await openSqlite<Schema>({ directory, driver });
  try {
    await migrate(database, migrations);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
