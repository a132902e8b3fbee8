/**
 * Runs a suite on databases that ship, SQLite by sql.js and PostgreSQL: on both, or on the one that its file picks. The
 * database layer's own suites run on SQLite by `node:sqlite` as well.
 * Each `open` answers a fresh, migrated database, closed again after the test (or, opened in `before`,
 * after the suite). One PostgreSQL serves the whole mocha process; if it cannot start, the suite fails.
 */
import { rmSync } from 'node:fs';
import type { Logger } from 'kysely';
import { after, afterEach, beforeEach, describe } from 'mocha';
import { type Database, openSqlite } from '../platform/db/index.ts';
import type { Migration } from '../platform/db/migrate.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import type { SqliteDriverName } from '../platform/db/sqlite-protocol.ts';
import type { SpareWorkers } from '../platform/db/sqlite-thread.ts';
import { explainStatements } from './databases/explained-statements.ts';
import { pickDatabase, projectPathOf } from './databases/pick-database.ts';
import { createPostgresDatabase } from './databases/postgres-databases.ts';
import { createMigratedFolder } from './databases/sqlite-templates.ts';

export type DatabaseKind = Database<unknown>['driver'];
const everyKind: readonly DatabaseKind[] = ['sqljs', 'node-sqlite', 'postgres'];
const shippedKinds: readonly DatabaseKind[] = ['sqljs', 'postgres'];
/** Set for a whole run: the fast run names one database for all suites, `npm test -- --all` names every one. */
const asked = process.env['VIREO_TEST_DATABASES']?.split(',');
const askedKinds = asked && everyKind.filter((kind) => asked.includes(kind));

/** For suites that open SQLite files themselves: `node:sqlite` with `npm test -- --all`. */
export const sqliteDrivers: readonly SqliteDriverName[] = (askedKinds ?? shippedKinds).filter(
  (kind) => kind !== 'postgres',
);

/** Limits of the store that a test may want otherwise. */
export interface OpenOptions {
  readonly transactionIdleMs?: number;
  readonly statementBudgetMs?: number;
  /** Hears of each statement. */
  readonly log?: Logger;
}

export type OpenDatabase<S> = (options?: OpenOptions) => Promise<Database<S>>;

type SuiteBody<S> = (kind: DatabaseKind, open: OpenDatabase<S>) => void;

/** Business suites: on the one that a hash of `file` (its `import.meta.url`) picks, each statement EXPLAINed on the other. */
export function onPickedDatabase<S>(
  file: string,
  migrations: readonly Migration[],
  body: SuiteBody<S>,
): void {
  if (askedKinds !== undefined) {
    describeEach(askedKinds, migrations, body);
    return;
  }
  const kind = pickDatabase(file);
  const other = kind === 'sqljs' ? 'postgres' : 'sqljs';
  const statements = explainStatements(other, { file: projectPathOf(file), migrations });
  describe(`on ${kind}`, () => {
    afterEach(() => statements.explain());
    after(() => statements.explain());
    describeOpened(kind, { migrations, body, log: statements.hear });
  });
}

/**
 * On each database that ships, in every run. For what each of them does by itself: numbering, payments, timesheets, the
 * timer, jobs, events, undo, imports, authorization (databases/every-database-subjects.test.ts lists them).
 */
export function onEveryDatabase<S>(migrations: readonly Migration[], body: SuiteBody<S>): void {
  describeEach(askedKinds ?? shippedKinds, migrations, body);
}

/** With `node:sqlite`, in every run: for suites of the database layer itself and of migrations. */
export function onEveryDriver<S>(migrations: readonly Migration[], body: SuiteBody<S>): void {
  describeEach(askedKinds ?? everyKind, migrations, body);
}

function describeEach<S>(
  kinds: readonly DatabaseKind[],
  migrations: readonly Migration[],
  body: SuiteBody<S>,
): void {
  for (const kind of kinds) describe(`on ${kind}`, () => describeOpened(kind, { migrations, body }));
}

interface Described<S> {
  readonly migrations: readonly Migration[];
  readonly body: SuiteBody<S>;
  readonly log?: Logger;
}

function describeOpened<S>(kind: DatabaseKind, { migrations, body, log }: Described<S>): void {
  const cleaners = registerCleaners();
  body(kind, async (options = {}) => {
    const opened = await openFresh<S>(kind, migrations, { ...options, ...(log && { log }) });
    cleaners.push(opened.dispose);
    return opened.database;
  });
}

const spareWorkers: SpareWorkers = new Map();

export interface FreshDatabase<S> {
  readonly database: Database<S>;
  /** Closes it and removes what it left. */
  dispose(): Promise<void>;
}

/** The same outside of mocha's hooks, for suites that order their own end. */
export async function openFresh<S>(
  kind: DatabaseKind,
  migrations: readonly Migration[],
  options: OpenOptions = {},
): Promise<FreshDatabase<S>> {
  return kind === 'postgres'
    ? openFreshPostgres<S>(migrations, options)
    : openFreshSqlite<S>(kind, migrations, options);
}

type Cleaner = () => Promise<void>;

/** What a test opens ends with the test, what `before` opens with the suite. */
function registerCleaners(): { push(cleaner: Cleaner): void } {
  const ofSuite: Cleaner[] = [];
  const ofTest: Cleaner[] = [];
  let current = ofSuite;
  beforeEach(() => {
    current = ofTest;
  });
  afterEach(async () => {
    current = ofSuite;
    await runAll(ofTest);
  });
  after(() => runAll(ofSuite));
  return { push: (cleaner) => void current.push(cleaner) };
}

async function runAll(cleaners: Cleaner[]): Promise<void> {
  for (const clean of cleaners.splice(0).reverse()) await clean();
}

async function openFreshSqlite<S>(
  driver: SqliteDriverName,
  migrations: readonly Migration[],
  options: OpenOptions,
): Promise<FreshDatabase<S>> {
  const directory = await createMigratedFolder(driver, migrations);
  const database = await openSqlite<S>({ directory, driver, spareWorkers, ...options });
  return {
    database,
    async dispose() {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function openFreshPostgres<S>(
  migrations: readonly Migration[],
  options: OpenOptions,
): Promise<FreshDatabase<S>> {
  const { url, pool, giveBack } = await createPostgresDatabase(migrations);
  // The budget of a statement is set where a connection begins.
  const sparePool = options.statementBudgetMs === undefined ? pool : undefined;
  const database = await openPostgres<S>({ url, sparePool, maxConnections: 4, ...options });
  return {
    database,
    async dispose() {
      await database.close();
      await giveBack();
    },
  };
}
