/** PostgreSQL behind the same Database: pg's pool, Kysely's dialect, our numbers, errors and rules for transactions. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type CompiledQuery, Kysely, type Logger, type QueryResult, sql, type Transaction } from 'kysely';
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
  /** For tests: connections that one database leaves to the next. They are `url`'s, made by `createPool`. */
  readonly sparePool?: pg.Pool | undefined;
  /** For tests: hears of each statement. */
  readonly log?: Logger | undefined;
}

const usualBudgetMs = 10_000;

export function createPool({
  url,
  maxConnections = 10,
  statementBudgetMs = usualBudgetMs,
  ...more
}: PostgresOptions & Pick<pg.PoolConfig, 'allowExitOnIdle' | 'idleTimeoutMillis'>): pg.Pool {
  const pool = new pg.Pool({
    ...more,
    connectionString: url,
    max: maxConnections,
    statement_timeout: statementBudgetMs,
    connectionTimeoutMillis: statementBudgetMs,
    types: { getTypeParser: parserOf },
  });
  // Without a listener it would end us.
  pool.on('error', (error) => ignore(error, 'the pool replaces a connection that the server ended'));
  return pool;
}

export async function openPostgres<S>(options: PostgresOptions): Promise<Database<S>> {
  const budgetMs = options.statementBudgetMs ?? usualBudgetMs;
  const pool = options.sparePool ?? createPool(options);
  const database = new PostgresDatabase<S>(pool, {
    transactionIdleMs: options.transactionIdleMs ?? 100,
    budgetMs,
    log: options.log,
    isSpare: options.sparePool !== undefined,
  });
  await database.assertReachable();
  return database;
}

interface PostgresDatabaseOptions {
  readonly transactionIdleMs: number;
  readonly budgetMs: number;
  readonly log: Logger | undefined;
  readonly isSpare: boolean;
}

class PostgresDatabase<S> implements Database<S> {
  readonly dialect = 'postgres';
  readonly driver = 'postgres';
  readonly opening: OpeningReport = {};
  readonly query: Kysely<S>;
  readonly #scope = new TransactionScope();
  readonly #pool: pg.Pool;
  readonly #budgetMs: number;
  readonly #isSpare: boolean;

  constructor(pool: pg.Pool, { transactionIdleMs, budgetMs, log, isSpare }: PostgresDatabaseOptions) {
    this.#pool = pool;
    this.#budgetMs = budgetMs;
    this.#isSpare = isSpare;
    this.query = new Kysely<S>({
      dialect: new MappedPostgresDialect(pool, { scope: this.#scope, transactionIdleMs }),
      ...(log && { log }),
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
    if (this.#isSpare) await this.#settle('release', () => this.#pool.idleCount < this.#pool.totalCount);
    else await this.#pool.end();
  }

  /** A pool that ends gives no connection to those who wait for one, and lets them wait until their time is over. */
  async #serveWaiting(): Promise<void> {
    await this.#settle('acquire', () => this.#pool.waitingCount > 0);
  }

  /** Until nobody is `busy`, or their time is over. */
  async #settle(event: 'acquire' | 'release', busy: () => boolean): Promise<void> {
    const end = performance.now() + this.#budgetMs;
    while (busy() && performance.now() < end) {
      const stop = new AbortController();
      const happened = once(this.#pool, event, { signal: stop.signal });
      const late = setTimeout(end - performance.now(), undefined, { signal: stop.signal });
      await Promise.race([happened, late]);
      stop.abort();
      await Promise.allSettled([happened, late]);
    }
  }
}
