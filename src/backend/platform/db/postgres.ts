/** PostgreSQL behind the same Database: pg's pool, Kysely's dialect, our numbers, errors and rules for transactions. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type CompiledQuery, Kysely, type QueryResult, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { ignore } from '../../../workspace/ignore-error.ts';
import type { Database, OpeningReport } from './database.ts';
import { MappedPostgresDialect } from './postgres-dialect.ts';
import { parserOf } from './postgres-types.ts';
import { TransactionScope } from './transaction-scope.ts';

export interface PostgresOptions {
  readonly url: string;
  readonly maxConnections?: number;
  readonly transactionIdleMs?: number;
  readonly statementBudgetMs?: number;
}

export async function openPostgres<S>(options: PostgresOptions): Promise<Database<S>> {
  const budgetMs = options.statementBudgetMs ?? 10_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    statement_timeout: budgetMs,
    connectionTimeoutMillis: budgetMs,
    types: { getTypeParser: parserOf },
  });
  // Without a listener it would end us.
  pool.on('error', (error) => ignore(error, 'the pool replaces a connection that the server ended'));
  const database = new PostgresDatabase<S>(pool, {
    transactionIdleMs: options.transactionIdleMs ?? 100,
    budgetMs,
  });
  await database.assertReachable();
  return database;
}

class PostgresDatabase<S> implements Database<S> {
  readonly dialect = 'postgres';
  readonly driver = 'postgres';
  readonly opening: OpeningReport = {};
  readonly query: Kysely<S>;
  readonly #scope = new TransactionScope();
  readonly #pool: pg.Pool;
  readonly #budgetMs: number;

  constructor(
    pool: pg.Pool,
    { transactionIdleMs, budgetMs }: { readonly transactionIdleMs: number; readonly budgetMs: number },
  ) {
    this.#pool = pool;
    this.#budgetMs = budgetMs;
    this.query = new Kysely<S>({
      dialect: new MappedPostgresDialect(pool, { scope: this.#scope, transactionIdleMs }),
    });
  }

  async assertReachable(): Promise<void> {
    try {
      await sql`select 1`.execute(this.query);
    } catch (error) {
      await this.#pool.end();
      throw error;
    }
  }

  transaction<T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T> {
    return this.#scope.run(() => this.query.transaction().execute(work));
  }

  async writeBatch(queries: readonly CompiledQuery[]): Promise<readonly QueryResult<unknown>[]> {
    return this.transaction(async (trx) => {
      const results: QueryResult<unknown>[] = [];
      for (const query of queries) results.push(await trx.executeQuery(query));
      return results;
    });
  }

  async close(): Promise<void> {
    if (!this.#scope.close()) return;
    await this.#serveWaiting();
    await this.#pool.end();
  }

  /** A pool that ends gives no connection to those who wait for one, and lets them wait until their time is over. */
  async #serveWaiting(): Promise<void> {
    const end = performance.now() + this.#budgetMs;
    while (this.#pool.waitingCount > 0 && performance.now() < end) {
      const stop = new AbortController();
      const acquired = once(this.#pool, 'acquire', { signal: stop.signal });
      const late = setTimeout(end - performance.now(), undefined, { signal: stop.signal });
      await Promise.race([acquired, late]);
      stop.abort();
      await Promise.allSettled([acquired, late]);
    }
  }
}
