/**
 * The store's face: one `Database` over SQLite (two drivers) or PostgreSQL, spoken to through Kysely.
 * It knows connections, transactions and errors; it knows no table. Slices get a Database (or, inside a
 * transaction, the Transaction) passed in and hold SQL in their repositories.
 *
 * Numbers are safe integers or reals, booleans 0/1, instants epoch milliseconds, JSON text: see parameters.ts.
 * Whatever fails, fails as a DatabaseError with the same `code` on all drivers.
 */
import type { CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';

export interface Database<S> {
  readonly dialect: 'sqlite' | 'postgres';
  readonly driver: 'sqljs' | 'node-sqlite' | 'postgres';
  /** What happened while opening that the log should tell. */
  readonly opening: OpeningReport;
  /** Reads, and writes of a single statement. Inside `transaction` it refuses: use what is passed there. */
  readonly query: Kysely<S>;
  /** A transaction whose statements depend on each other's answers. It may not wait for anything but the database. */
  transaction<T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T>;
  /** A transaction whose statements are all known: cheaper, on SQLite one message to its thread. */
  writeBatch(queries: readonly CompiledQuery[]): Promise<readonly QueryResult<unknown>[]>;
  /**
   * Writes a copy of one moment to `file`, which must not be there; what is asked meanwhile waits for it. Undefined where
   * the database is a server's own to copy.
   */
  readonly snapshot?: ((file: string) => Promise<void>) | undefined;
  close(): Promise<void>;
}

export interface OpeningReport {
  /** Why this driver and not the preferred one; undefined when it was asked for or preferred. */
  readonly driverReason?: string | undefined;
}
