/** Opens the user's database file: lock, judge, choose the driver, start its thread. */
import { basename, dirname, resolve } from 'node:path';
import { type CompiledQuery, Kysely, type Logger, type QueryResult, type Transaction } from 'kysely';
import { practiceFileName } from '../../../contract/practice-file.ts';
import type { Database, OpeningReport } from './database.ts';
import { DatabaseError, isDatabaseError, SetAsideError } from './database-error.ts';
import { makeDirectory } from './durable-files.ts';
import { type FileLock, tryLockFile } from './file-lock.ts';
import { chooseDriver } from './sqlite-choice.ts';
import { SqliteDialect } from './sqlite-dialect.ts';
import { SqliteDriver, toStatement } from './sqlite-driver.ts';
import { toDatabaseError } from './sqlite-errors.ts';
import { findSuppression, forgetSetAside, judgeFile, setAside } from './sqlite-file.ts';
import type { SqliteDriverName, SynchronousMode } from './sqlite-protocol.ts';
import { type SpareWorkers, SqliteThread } from './sqlite-thread.ts';
import { TransactionScope } from './transaction-scope.ts';

export const databaseFileName = practiceFileName;

export interface SqliteOptions {
  /** The data directory; the file in it is `vireo.db`. */
  readonly directory?: string;
  /** Or the file itself. */
  readonly file?: string;
  readonly driver?: 'auto' | SqliteDriverName;
  /** How long a transaction may sit between two statements before it is rolled back. */
  readonly transactionIdleMs?: number;
  /** How long one statement may run. */
  readonly statementBudgetMs?: number;
  /** FULL, except where a test must lose data. */
  readonly synchronous?: SynchronousMode;
  /** For tests: threads that one database leaves to the next. */
  readonly spareWorkers?: SpareWorkers;
  /** For tests: hears of each statement. */
  readonly log?: Logger | undefined;
}

export async function openSqlite<S>(options: SqliteOptions): Promise<Database<S>> {
  const file = fileOf(options);
  try {
    makeDirectory(dirname(file));
    const lock = takeLock(file);
    return await openLocked<S>(file, lock, options);
  } catch (error) {
    throw toDatabaseError(error);
  }
}

async function openLocked<S>(file: string, lock: FileLock, options: SqliteOptions): Promise<Database<S>> {
  try {
    requireNoQuestion(file);
    const prepare = (driver: SqliteDriverName, prove: boolean) =>
      prepareThread(file, { ...options, driver }, prove);
    const { prepared: thread, driver, reason } = await chooseDriver(options.driver ?? 'auto', prepare);
    await openOrSetAside(file, thread);
    // Left where the user put another database in the place of the one that was moved aside.
    forgetSetAside(file);
    const opening = { driverReason: reason };
    const transactionIdleMs = options.transactionIdleMs ?? 100;
    return new SqliteDatabase<S>({ thread, driver, opening, lock, transactionIdleMs, log: options.log });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function fileOf(options: SqliteOptions): string {
  if (options.file !== undefined) return resolve(options.file);
  if (options.directory !== undefined) return resolve(options.directory, databaseFileName);
  throw new TypeError('openSqlite needs a directory or a file.');
}

/** The bridge grants every lock that SQLite asks for, so that two processes on one file are kept apart here. */
function takeLock(file: string): FileLock {
  const lock = tryLockFile(`${file}.lock`);
  if (lock) return lock;
  throw new DatabaseError('locked', `${basename(file)} is in use by another Vireo process.`);
}

async function prepareThread(
  file: string,
  options: SqliteOptions & { readonly driver: SqliteDriverName },
  prove: boolean,
): Promise<SqliteThread> {
  const thread = new SqliteThread({
    file,
    driver: options.driver,
    synchronous: options.synchronous ?? 'FULL',
    statementBudgetMs: options.statementBudgetMs ?? 10_000,
    spareWorkers: options.spareWorkers,
  });
  await thread.prepare(prove ? dirname(file) : undefined);
  return thread;
}

function requireNoQuestion(file: string): void {
  const question = findSuppression(file);
  if (question) throw new SetAsideError(question);
}

/** The answer to the question of a database that was moved aside: the next opening makes an empty one. */
export function startEmpty(directory: string): void {
  forgetSetAside(resolve(directory, databaseFileName));
}

/** A file that is not ours, or is damaged, keeps its content under another name, and the user is asked. */
async function openOrSetAside(file: string, thread: SqliteThread): Promise<void> {
  try {
    if (judgeFile(file) === 'foreign') {
      throw new DatabaseError('corrupt', 'It is not a database of Vireo, or its beginning is damaged.');
    }
    await thread.open();
  } catch (error) {
    await thread.end();
    if (!isDatabaseError(error, 'corrupt')) throw error;
    throw new SetAsideError(setAside(file, error.message));
  }
}

interface SqliteDatabaseOptions {
  readonly thread: SqliteThread;
  readonly lock: FileLock;
  readonly driver: SqliteDriverName;
  readonly opening: OpeningReport;
  readonly transactionIdleMs: number;
  readonly log: Logger | undefined;
}

class SqliteDatabase<S> implements Database<S> {
  readonly dialect = 'sqlite';
  readonly driver: SqliteDriverName;
  readonly opening: OpeningReport;
  readonly query: Kysely<S>;
  readonly #scope = new TransactionScope();
  readonly #thread: SqliteThread;
  readonly #driver: SqliteDriver;
  readonly #lock: FileLock;

  constructor({ thread, lock, driver, opening, transactionIdleMs, log }: SqliteDatabaseOptions) {
    this.#lock = lock;
    this.driver = driver;
    this.opening = opening;
    this.#thread = thread;
    this.#driver = new SqliteDriver({ thread, scope: this.#scope, transactionIdleMs });
    this.query = new Kysely<S>({ dialect: new SqliteDialect(this.#driver), ...(log && { log }) });
  }

  transaction<T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T> {
    return this.#scope.run(() => this.query.transaction().execute(work));
  }

  async writeBatch(queries: readonly CompiledQuery[]): Promise<readonly QueryResult<unknown>[]> {
    this.#scope.assertOutside();
    const statements = queries.map(toStatement);
    return this.#driver.runAlone({ kind: 'run', transaction: 'begin', statements, end: 'commit' });
  }

  async snapshot(file: string): Promise<void> {
    this.#scope.assertOutside();
    await this.#driver.snapshot(resolve(file));
  }

  async close(): Promise<void> {
    if (!this.#scope.close()) return;
    await this.#driver.drain();
    try {
      await this.#thread.close();
    } finally {
      // Who asked before the end and comes only now hears that it is closed, and does not wait for ever.
      this.#driver.releaseTurn();
      this.#lock.release();
    }
  }
}
