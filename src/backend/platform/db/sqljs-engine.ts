/** SQLite as sql.js carries it, over real files. The C interface is called directly: its JavaScript one loses large integers. */
import fs from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseError } from './database-error.ts';
import type { SqlValue } from './parameters.ts';
import { changesSchema, type SqliteEngine } from './sqlite-engine.ts';
import { sqliteError } from './sqlite-errors.ts';
import type { RawResult, Statement } from './sqlite-protocol.ts';
import type { SqliteExports, SqljsModule } from './sqljs-module.ts';
import { StatementCache } from './statement-cache.ts';
import { WasmMemory } from './wasm-memory.ts';

const resultCodes = { ok: 0, full: 13, row: 100, done: 101 } as const;
const columnTypes = { integer: 1, float: 2, text: 3, blob: 4 } as const;
/** SQLite need not copy what is bound: the scratch memory holds it until the statement is reset. */
const staticDestructor = 0;

interface Prepared {
  readonly pointer: number;
  readonly columns: readonly string[];
}

export class SqljsEngine implements SqliteEngine {
  readonly #module: SqljsModule;
  readonly #sqlite: SqliteExports;
  readonly #memory: WasmMemory;
  readonly #cache: StatementCache<Prepared>;
  readonly #database: number;
  readonly #file: string;

  constructor(module: SqljsModule, file: string) {
    this.#file = file;
    this.#module = module;
    this.#sqlite = module.sqlite;
    this.#memory = new WasmMemory(module.sqlite);
    this.#cache = new StatementCache(({ pointer }) => this.#sqlite.sqlite3_finalize(pointer));
    this.#database = this.#open(`${module.files.mount(dirname(file))}/${basename(file)}`);
  }

  run({ sql, parameters }: Statement): RawResult {
    const prepared = this.#cache.take(sql, () => this.#prepare(sql));
    try {
      this.#bind(prepared.pointer, parameters);
      const values = this.#readAll(prepared);
      const changes = prepared.columns.length > 0 ? 0 : this.#sqlite.sqlite3_changes(this.#database);
      return { columns: prepared.columns, values, changes };
    } finally {
      this.#sqlite.sqlite3_reset(prepared.pointer);
      this.#sqlite.sqlite3_clear_bindings(prepared.pointer);
      if (changesSchema(sql)) this.#cache.clear();
    }
  }

  execute(sql: string): void {
    this.run({ sql, parameters: [] });
  }

  /** Copied by the system, which costs no memory of WebAssembly that is never given back. The bridge holds no lock to lose. */
  copyTo(file: string): void {
    const [isBusy] = this.run({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', parameters: [] }).values;
    if (isBusy !== 0) throw new DatabaseError('io', 'SQLite could not write its log back into the file.');
    fs.copyFileSync(this.#file, file, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
  }

  close(): void {
    this.#cache.clear();
    this.#check(this.#sqlite.sqlite3_close_v2(this.#database));
    this.#memory.release();
  }

  #open(path: string): number {
    const out = this.#memory.reserve(path.length * 3 + 16);
    const name = out + 8;
    this.#memory.writeText(`${path}\0`, name);
    const result = this.#sqlite.sqlite3_open(name, out);
    const database = this.#memory.readPointer(out);
    if (result !== resultCodes.ok) throw this.#failure(result, database);
    return database;
  }

  #prepare(sql: string): Prepared {
    const out = this.#memory.reserve(sql.length * 3 + 16);
    const size = this.#memory.writeText(sql, out + 8);
    this.#check(this.#sqlite.sqlite3_prepare_v2(this.#database, out + 8, size, out, 0));
    const pointer = this.#memory.readPointer(out);
    if (pointer === 0) throw new DatabaseError('query', 'The statement is empty.');
    const columns: string[] = [];
    for (let index = 0; index < this.#sqlite.sqlite3_column_count(pointer); index++) {
      columns.push(this.#memory.readText(this.#sqlite.sqlite3_column_name(pointer, index)));
    }
    return { pointer, columns };
  }

  #bind(statement: number, parameters: readonly SqlValue[]): void {
    let at = this.#memory.reserve(scratchSize(parameters));
    for (const [index, value] of parameters.entries()) {
      if (value === null) continue;
      if (typeof value === 'number') {
        this.#check(this.#bindNumber(statement, index + 1, value));
        continue;
      }
      const isText = typeof value === 'string';
      const size = isText ? this.#memory.writeText(value, at) : this.#memory.writeBytes(value, at);
      const bind = isText ? this.#sqlite.sqlite3_bind_text : this.#sqlite.sqlite3_bind_blob;
      this.#check(bind(statement, index + 1, at, size, staticDestructor));
      at += size;
    }
  }

  #bindNumber(statement: number, index: number, value: number): number {
    return value === (value | 0)
      ? this.#sqlite.sqlite3_bind_int(statement, index, value)
      : this.#sqlite.sqlite3_bind_double(statement, index, value);
  }

  #readAll({ pointer, columns }: Prepared): SqlValue[] {
    const values: SqlValue[] = [];
    let result = this.#sqlite.sqlite3_step(pointer);
    while (result === resultCodes.row) {
      for (let column = 0; column < columns.length; column++) values.push(this.#read(pointer, column));
      result = this.#sqlite.sqlite3_step(pointer);
    }
    if (result !== resultCodes.done) throw this.#failure(result, this.#database);
    return values;
  }

  #read(statement: number, column: number): SqlValue {
    const sqlite = this.#sqlite;
    switch (sqlite.sqlite3_column_type(statement, column)) {
      case columnTypes.integer:
        return safeInteger(sqlite.sqlite3_column_double(statement, column));
      case columnTypes.float:
        return sqlite.sqlite3_column_double(statement, column);
      case columnTypes.text: {
        const pointer = sqlite.sqlite3_column_text(statement, column);
        return this.#memory.readText(pointer, sqlite.sqlite3_column_bytes(statement, column));
      }
      case columnTypes.blob: {
        const pointer = sqlite.sqlite3_column_blob(statement, column);
        return this.#memory.readBytes(pointer, sqlite.sqlite3_column_bytes(statement, column));
      }
      default:
        return null;
    }
  }

  #check(result: number): void {
    if (result !== resultCodes.ok) throw this.#failure(result, this.#database);
  }

  #failure(result: number, database: number): DatabaseError {
    const message = this.#memory.readText(this.#sqlite.sqlite3_errmsg(database));
    const cause = this.#module.files.takeLastFailure();
    return sqliteError(fullDisk(cause) ?? result, cause ? `${message} (${cause.message})` : message, cause);
  }
}

/** Found out at the sync, a full disk would pass for a broken one. */
function fullDisk(cause: Error | undefined): number | undefined {
  if (!cause || !('code' in cause)) return undefined;
  return cause.code === 'ENOSPC' || cause.code === 'EDQUOT' ? resultCodes.full : undefined;
}

/** An integer that a double cannot hold comes rounded to one that is not safe either. */
function safeInteger(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new DatabaseError(
    'unsafe-integer',
    `The database holds an integer beyond 2^53 - 1 (about ${value}).`,
  );
}

function scratchSize(parameters: readonly SqlValue[]): number {
  let size = 8;
  for (const value of parameters) {
    if (typeof value === 'string') size += value.length * 3;
    else if (value instanceof Uint8Array) size += value.length;
  }
  return size;
}
