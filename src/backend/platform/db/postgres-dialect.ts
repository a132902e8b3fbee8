/** Kysely's PostgreSQL dialect with our errors, parameter rules and transaction lease round its driver. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool } from 'pg';
import { ignore } from '../../../workspace/ignore-error.ts';
import { DatabaseError, isDatabaseError } from './database-error.ts';
import { Lease } from './lease/lease.ts';
import { checkParameters } from './parameters.ts';
import { postgresError } from './postgres-errors.ts';
import type { TransactionScope } from './transaction-scope.ts';

export interface MappedOptions {
  readonly scope: TransactionScope;
  readonly transactionIdleMs: number;
}

export class MappedPostgresDialect extends PostgresDialect {
  readonly #options: MappedOptions;

  constructor(pool: Pool, options: MappedOptions) {
    super({ pool });
    this.#options = options;
  }

  override createDriver(): Driver {
    return new MappedDriver(super.createDriver(), this.#options);
  }
}

class MappedDriver implements Driver {
  readonly #inner: Driver;
  readonly #options: MappedOptions;

  constructor(inner: Driver, options: MappedOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#options.scope.claim();
    const inner = await mapped(() => this.#inner.acquireConnection());
    return new MappedConnection(this.#inner, inner, this.#options.transactionIdleMs);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#options.scope.assertInside();
    await own(connection).begin(settings);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await own(connection).release();
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

class MappedConnection implements DatabaseConnection {
  readonly #driver: Driver;
  readonly #inner: DatabaseConnection;
  readonly #lease: Lease;
  #inTransaction = false;
  /** What is still waiting then would be done outside of any transaction. */
  #hasEnded = false;
  /** Of the statement that aborted the transaction. */
  #failure: unknown;
  #rolledBack: Promise<void> | undefined;

  constructor(driver: Driver, inner: DatabaseConnection, idleMs: number) {
    this.#driver = driver;
    this.#inner = inner;
    this.#lease = new Lease(idleMs, () => this.#expire());
  }

  async begin(settings: TransactionSettings): Promise<void> {
    await mapped(() => this.#driver.beginTransaction(this.#inner, settings));
    this.#inTransaction = true;
    this.#lease.start();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#assertLeased();
    if (this.#hasEnded) {
      const cause = this.#failure;
      throw new DatabaseError('transaction-aborted', 'The transaction has ended.', { cause });
    }
    const parameters = checkPostgresParameters(query.parameters);
    const execute = () => mapped(() => this.#inner.executeQuery<R>({ ...query, parameters }));
    return this.#inTransaction ? this.#leased(execute) : execute();
  }

  async #leased<T>(execute: () => Promise<T>): Promise<T> {
    this.#lease.enterStatement();
    try {
      return await execute();
    } catch (error) {
      throw this.#explained(error);
    } finally {
      this.#lease.leaveStatement();
    }
  }

  // biome-ignore lint/correctness/useYield: SQLite offers no cursor, so nobody gets one.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new DatabaseError('query', 'Streaming is not offered: read in keyset slices.');
  }

  async commit(): Promise<void> {
    this.#leave();
    this.#assertLeased();
    await mapped(() => this.#driver.commitTransaction(this.#inner)).catch((error: unknown) => {
      throw this.#explained(error);
    });
  }

  /** What only follows from an earlier failure names it. */
  #explained(error: unknown): unknown {
    if (!isDatabaseError(error, 'transaction-aborted') || this.#failure === undefined) {
      this.#failure = error;
      return error;
    }
    return new DatabaseError(error.code, error.message, { cause: this.#failure });
  }

  async rollback(): Promise<void> {
    this.#leave();
    await (this.#rolledBack ?? mapped(() => this.#driver.rollbackTransaction(this.#inner)));
  }

  async release(): Promise<void> {
    await this.#driver.releaseConnection(this.#inner);
  }

  #leave(): void {
    this.#inTransaction = false;
    this.#hasEnded = true;
    this.#lease.stop();
  }

  #expire(): void {
    this.#rolledBack = mapped(() => this.#driver.rollbackTransaction(this.#inner));
    this.#rolledBack.catch((error: unknown) => ignore(error, 'whoever ends the transaction is told'));
  }

  #assertLeased(): void {
    if (!this.#rolledBack) return;
    const idle = `${this.#lease.idleMs} ms`;
    throw new DatabaseError(
      'lease-expired',
      `The transaction was rolled back: it waited ${idle} for something else.`,
    );
  }
}

/** Booleans pass: the catalogue of PostgreSQL is asked with them. Our own columns hold 0/1, as SQLite insists. */
function checkPostgresParameters(parameters: readonly unknown[]): readonly unknown[] {
  const checked = checkParameters(parameters.map((value) => (typeof value === 'boolean' ? null : value)));
  return checked.map((value, index) => (typeof parameters[index] === 'boolean' ? parameters[index] : value));
}

function own(connection: DatabaseConnection): MappedConnection {
  if (connection instanceof MappedConnection) return connection;
  throw new TypeError('A connection of another driver.');
}

async function mapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw postgresError(error);
  }
}
