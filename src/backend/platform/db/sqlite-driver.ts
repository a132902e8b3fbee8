/**
 * Kysely's driver over the SQLite worker. There is one connection, so a transaction holds the turn from its
 * first statement until its commit is on its way; BEGIN rides with the first statement and costs no message.
 */
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { ignore } from '../../../workspace/ignore-error.ts';
import { DatabaseError } from './database-error.ts';
import { Lease } from './lease/lease.ts';
import { checkParameters } from './parameters.ts';
import type { WireResult, WireStatement } from './sqlite-protocol.ts';
import { packStatement, toQueryResult } from './sqlite-rows.ts';
import type { RunWork, SqliteThread } from './sqlite-thread.ts';
import type { TransactionScope } from './transaction-scope.ts';
import { Turn } from './turn.ts';

export interface SqliteDriverOptions {
  readonly thread: SqliteThread;
  readonly scope: TransactionScope;
  readonly transactionIdleMs: number;
}

export class SqliteDriver implements Driver {
  readonly #options: SqliteDriverOptions;
  readonly #turn = new Turn();

  constructor(options: SqliteDriverOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    // The thread was started, and the file judged, before there was a dialect.
  }

  async acquireConnection(): Promise<SqliteConnection> {
    this.#options.scope.claim();
    return new SqliteConnection(this, this.#options);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#options.scope.assertInside();
    await this.#turn.take();
    own(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).end('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).end('rollback');
  }

  async releaseConnection(): Promise<void> {
    // Connections are cheap views of the one thread.
  }

  async destroy(): Promise<void> {
    // The thread belongs to the Database, which closes it.
  }

  /** One message, between transactions. The turn is free again once the message is on its way. */
  async runAlone(work: RunWork): Promise<readonly QueryResult<unknown>[]> {
    if (!this.#turn.takeIfFree()) await this.#turn.take();
    const sent = this.#options.thread.run(work);
    this.#turn.release();
    return (await sent).map((result, index) => toQueryResult(work.statements[index], result));
  }

  /** Between transactions, as `runAlone`. */
  async snapshot(file: string): Promise<void> {
    await this.#turn.take();
    const sent = this.#options.thread.snapshot(file);
    this.#turn.release();
    await sent;
  }

  releaseTurn(): void {
    this.#turn.release();
  }

  /** Waits for the transactions that were begun before, each of which its lease ends in time, and lets none follow. */
  async drain(): Promise<void> {
    await this.#turn.take();
  }
}

type TransactionState = 'none' | 'begun' | 'running' | 'aborted' | 'expired' | 'ended';

class SqliteConnection implements DatabaseConnection {
  readonly #driver: SqliteDriver;
  readonly #thread: SqliteThread;
  readonly #lease: Lease;
  #state: TransactionState = 'none';
  #generation = 0;
  /** Of the statement that aborted the transaction. */
  #failure: unknown;

  constructor(driver: SqliteDriver, options: SqliteDriverOptions) {
    this.#driver = driver;
    this.#thread = options.thread;
    this.#lease = new Lease(options.transactionIdleMs, () => this.#expire());
  }

  begin(): void {
    this.#state = 'begun';
    this.#lease.start();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = toStatement(query);
    const [result] =
      this.#state === 'none'
        ? await this.#driver.runAlone({
            kind: 'run',
            transaction: 'none',
            statements: [statement],
            end: undefined,
          })
        : [await this.#executeInside(statement)];
    return result as QueryResult<R>;
  }

  // biome-ignore lint/correctness/useYield: reports are read in keyset slices; a cursor would bar every other use of the one connection.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new DatabaseError('query', 'Streaming is not offered: read in keyset slices.');
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#lease.stop();
    const state = this.#state;
    this.#state = 'ended';
    if (state === 'expired') return how === 'commit' ? Promise.reject(this.#expired()) : undefined;
    const sent = state === 'running' ? this.#send([], how) : Promise.resolve([]);
    this.#driver.releaseTurn();
    await sent;
    if (state === 'aborted' && how === 'commit') throw aborted(this.#failure);
  }

  async #executeInside(statement: WireStatement): Promise<QueryResult<unknown>> {
    if (this.#state === 'expired') throw this.#expired();
    if (this.#state === 'aborted') throw aborted(this.#failure);
    if (this.#state === 'ended') throw hasEnded();
    this.#lease.enterStatement();
    try {
      const [result] = await this.#send([statement], undefined);
      return toQueryResult(statement, result);
    } catch (error) {
      // As PostgreSQL does: after a failed statement nothing of the transaction stays.
      if (this.#state === 'running') {
        this.#state = 'aborted';
        this.#failure = error;
      }
      throw error;
    } finally {
      this.#lease.leaveStatement();
    }
  }

  async #send(statements: readonly WireStatement[], end: RunWork['end']): Promise<readonly WireResult[]> {
    const transaction = this.#state === 'begun' ? 'begin' : 'continue';
    if (transaction === 'begin') {
      this.#state = 'running';
      this.#generation = this.#thread.generation;
    }
    if (this.#generation !== this.#thread.generation) {
      throw new DatabaseError('unavailable', 'The database was started anew during the transaction.');
    }
    return this.#thread.run({ kind: 'run', transaction, statements, end });
  }

  #expire(): void {
    const running = this.#state === 'running';
    this.#state = 'expired';
    // Should even this fail, the worker is gone, and the transaction with it.
    if (running)
      this.#send([], 'rollback').catch((error: unknown) => ignore(error, 'nothing is left to roll back'));
    this.#driver.releaseTurn();
  }

  #expired(): DatabaseError {
    const idle = `${this.#lease.idleMs} ms`;
    return new DatabaseError(
      'lease-expired',
      `The transaction was rolled back: it waited ${idle} for something else.`,
    );
  }
}

export function toStatement({ sql, parameters }: CompiledQuery): WireStatement {
  return packStatement({ sql, parameters: checkParameters(parameters) });
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError('A connection of another driver.');
}

/** Somebody caught the failure of a statement and went on. */
function aborted(cause: unknown): DatabaseError {
  return new DatabaseError(
    'transaction-aborted',
    'An earlier statement failed, so the transaction was rolled back.',
    { cause },
  );
}

/** Somebody kept the transaction: no database was closed. */
function hasEnded(): DatabaseError {
  return new DatabaseError('transaction-aborted', 'The transaction has ended.');
}
