import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

export class SqliteDialect implements Dialect {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  createDriver(): Driver {
    return this.#driver;
  }

  createQueryCompiler(): QueryCompiler {
    return new LockFreeQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new SharedSqliteAdapter();
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(database);
  }
}

/**
 * SQLite has one writer: what a transaction has read, no other changes before it ends. Rows are locked elsewhere only
 * (`forUpdate`, `forNoKeyUpdate`, `forShare`), and the same statement is written for both.
 */
class LockFreeQueryCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === undefined || !isRowLock(node.modifier)) super.visitSelectModifier(node);
  }
}

function isRowLock(modifier: string): boolean {
  return modifier === 'ForUpdate' || modifier === 'ForNoKeyUpdate' || modifier === 'ForShare';
}

/** Our driver orders its callers itself; Kysely's own lock would keep an expired transaction's place for ever. */
class SharedSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
