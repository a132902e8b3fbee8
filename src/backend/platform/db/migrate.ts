/**
 * Forward-only migrations. Each runs in a transaction with the row that says it ran, so that a killed one
 * leaves nothing. A database that a newer program has migrated is refused: we would not know what we break.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';

/** A migration sees tables by name only: the program's own types are those of the newest schema. */
export type MigrationSchema = Record<string, Record<string, unknown>>;

export interface Migration {
  /** Sorts by the order of the list, e.g. `0001-foundation`. */
  readonly name: string;
  up(trx: Transaction<MigrationSchema>, dialect: Database<unknown>['dialect']): Promise<void>;
}

/** By the table that keeps the names of a list. */
type BookkeepingSchema = Record<string, { position: number; name: string; applied_at: number }>;

/** Called once before the first migration of a database that has rows already; what it throws leaves that as it is. */
export type BeforeMigration = () => Promise<void>;

/** Where the names of the first list are kept; another list has a table of its own, so that each is checked by position. */
const firstList = 'applied_migrations';

/** Applies what is missing and answers the names of what it applied. */
export async function migrate<S>(
  database: Database<S>,
  migrations: readonly Migration[],
  before?: BeforeMigration,
): Promise<readonly string[]> {
  return await migrateList(database, { table: firstList, migrations, before });
}

interface MigrationList {
  /** Of the names that were applied. */
  readonly table: string;
  readonly migrations: readonly Migration[];
  readonly before?: BeforeMigration | undefined;
}

/** That table is no part of the caller's schema. */
function bookkeepingOf<S>(database: Database<S>): Database<BookkeepingSchema> {
  return database as unknown as Database<BookkeepingSchema>;
}

export async function migrateList<S>(database: Database<S>, list: MigrationList): Promise<readonly string[]> {
  const { table, migrations, before } = list;
  const own = bookkeepingOf(database);
  await own.transaction((trx) => prepare(trx, own.dialect, table));
  const names = await appliedNames(own.query, table);
  checkKnown(names, migrations);
  const applied: string[] = [];
  if (names.length === migrations.length) return applied;
  if (names.length > 0) await before?.();
  for (const [position, migration] of migrations.entries()) {
    if (await own.transaction((trx) => applyOne(trx, own.dialect, { position, migration, ...list }))) {
      applied.push(migration.name);
    }
  }
  return applied;
}

/** Reads alone. @throws DatabaseError where not all of them, or others, were applied */
export async function requireMigrated<S>(
  database: Database<S>,
  migrations: readonly Migration[],
): Promise<void> {
  await requireMigratedList(database, { table: firstList, migrations });
}

export async function requireMigratedList<S>(
  database: Database<S>,
  { table, migrations }: Pick<MigrationList, 'table' | 'migrations'>,
): Promise<void> {
  const { query } = bookkeepingOf(database);
  const isThere = (await query.introspection.getTables()).some(({ name }) => name === table);
  const names = isThere ? await appliedNames(query, table) : [];
  checkKnown(names, migrations);
  if (names.length < migrations.length)
    throw new DatabaseError(
      'schema-mismatch',
      'This database is of an older version of Vireo: start the server of this version first, which updates it.',
    );
}

interface Step extends MigrationList {
  readonly position: number;
  readonly migration: Migration;
}

async function prepare(
  trx: Transaction<BookkeepingSchema>,
  dialect: 'sqlite' | 'postgres',
  table: string,
): Promise<void> {
  await waitForOthers(trx, dialect);
  await trx.schema
    .createTable(table)
    .ifNotExists()
    .addColumn('position', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function applyOne(
  trx: Transaction<BookkeepingSchema>,
  dialect: 'sqlite' | 'postgres',
  { position, migration, migrations, table }: Step,
): Promise<boolean> {
  await waitForOthers(trx, dialect);
  const names = await appliedNames(trx, table);
  checkKnown(names, migrations);
  if (position < names.length) return false;
  await migration.up(trx as unknown as Transaction<MigrationSchema>, dialect);
  await trx.insertInto(table).values({ position, name: migration.name, applied_at: Date.now() }).execute();
  return true;
}

/** Several servers may start on one PostgreSQL at once; one at a time migrates it, and makes its first rows. The lock goes with the transaction. */
export async function waitForOthers<S>(trx: Transaction<S>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(5629453361)`.execute(trx);
}

async function appliedNames(db: Kysely<BookkeepingSchema>, table: string): Promise<readonly string[]> {
  const rows = await db.selectFrom(table).select('name').orderBy('position').execute();
  return rows.map((row) => row.name);
}

function checkKnown(applied: readonly string[], migrations: readonly Migration[]): void {
  const newer = applied.slice(migrations.length);
  if (newer.length > 0) {
    throw new DatabaseError(
      'schema-newer',
      `This database was written by a newer version of Vireo (it has ${newer.join(', ')}). Start that version, or a later one.`,
    );
  }
  const position = applied.findIndex((name, index) => name !== migrations[index]?.name);
  if (position >= 0) {
    throw new DatabaseError(
      'schema-mismatch',
      `Migration ${position + 1} of this database is ${applied[position]}, of this program ${migrations[position]?.name}.`,
    );
  }
}
