/** SQLite databases for tests: migrated once by each driver into a template, copied for each test. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../platform/db/index.ts';
import type { Migration } from '../../platform/db/migrate.ts';
import { databaseFileName } from '../../platform/db/sqlite.ts';
import type { SqliteDriverName } from '../../platform/db/sqlite-protocol.ts';
import { migrateForTests } from '../team/server-migrations.ts';

const templates = new Map<readonly Migration[], Map<SqliteDriverName, Promise<string>>>();

/** A folder of its own below the temporary one, with a migrated database in it; whoever asks removes it. */
export async function createMigratedFolder(
  driver: SqliteDriverName,
  migrations: readonly Migration[],
): Promise<string> {
  const template = await templateOf(driver, migrations);
  const directory = mkdtempSync(join(tmpdir(), 'vireo-db-'));
  copyFileSync(template, join(directory, databaseFileName));
  return directory;
}

function templateOf(driver: SqliteDriverName, migrations: readonly Migration[]): Promise<string> {
  const ofMigrations = templates.get(migrations) ?? new Map<SqliteDriverName, Promise<string>>();
  templates.set(migrations, ofMigrations);
  const template = ofMigrations.get(driver) ?? makeTemplate(driver, migrations);
  ofMigrations.set(driver, template);
  return template;
}

/** Closed, so that all of it is in the one file. */
async function makeTemplate(driver: SqliteDriverName, migrations: readonly Migration[]): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'vireo-template-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const database = await openSqlite({ directory, driver });
  try {
    await migrateForTests(database, migrations);
  } finally {
    await database.close();
  }
  return join(directory, databaseFileName);
}
