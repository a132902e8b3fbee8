/** SQLite as Node carries it. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqlValue } from './parameters.ts';
import { changesSchema, type SqliteEngine } from './sqlite-engine.ts';
import { toDatabaseError } from './sqlite-errors.ts';
import type { RawResult, Statement } from './sqlite-protocol.ts';
import { StatementCache } from './statement-cache.ts';

interface Prepared {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
}

export function openNodeSqlite(file: string): SqliteEngine {
  return new NodeSqliteEngine(mapped(() => new DatabaseSync(file)));
}

class NodeSqliteEngine implements SqliteEngine {
  readonly #database: DatabaseSync;
  readonly #cache = new StatementCache<Prepared>(() => undefined);

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run({ sql, parameters }: Statement): RawResult {
    return mapped(() => {
      const { statement, columns } = this.#cache.take(sql, () => this.#prepare(sql));
      const bound = parameters.map(toBound);
      const result =
        columns.length > 0
          ? { columns, values: rowsOf(statement, bound).flat(), changes: 0 }
          : { columns, values: [], changes: Number(statement.run(...bound).changes) };
      if (changesSchema(sql)) this.#cache.clear();
      return result;
    });
  }

  execute(sql: string): void {
    mapped(() => this.#database.exec(sql));
  }

  /** By SQLite itself: opened and closed by anybody else in this process, the file would lose its lock (POSIX). */
  copyTo(file: string): void {
    this.run({ sql: 'VACUUM INTO ?', parameters: [file] });
  }

  close(): void {
    this.#cache.clear();
    mapped(() => this.#database.close());
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    return { statement, columns: statement.columns().map((column) => column.name) };
  }
}

/** setReturnArrays makes `all` answer arrays; the type declarations know objects only. */
function rowsOf(statement: StatementSync, bound: (SqlValue | bigint)[]): SqlValue[][] {
  return statement.all(...bound) as unknown as SqlValue[][];
}

/** node:sqlite binds every number as a real; the bridge binds small integers as integers, and so do we. */
function toBound(value: SqlValue): SqlValue | bigint {
  return typeof value === 'number' && value === (value | 0) ? BigInt(value) : value;
}

function mapped<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toDatabaseError(error);
  }
}
