/**
 * Loads sql.js: its own glue and WebAssembly, byte for byte those we tested, with the file calls of RealFiles.
 * The debug build is used because its imports have plain names; pinning and hashes keep that true.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assetPath } from '../../../workspace/assets.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { DatabaseError } from './database-error.ts';
import { RealFiles } from './sqljs-files.ts';
import { type WasmImports, type WasmInstance, type WasmMemoryObject, webAssembly } from './web-assembly.ts';

/** Of sql.js 1.16.0. An update of the package changes these lines, knowingly. */
const sha256 = {
  'sql-wasm-debug.js': 'b684febf0c97a577b3ff97279f6e95a440f9242a1500910d787c64cb4b22d155',
  'sql-wasm-debug.wasm': 'd60edf60bd7134326204069ece82255dbe7c017f16664fbe6ed90ba89f277417',
} as const;

/** The part of SQLite's C interface that sql.js exports and we call; pointers are numbers. */
export interface SqliteExports {
  readonly memory: WasmMemoryObject;
  malloc(size: number): number;
  free(pointer: number): void;
  sqlite3_open(name: number, database: number): number;
  sqlite3_close_v2(database: number): number;
  sqlite3_prepare_v2(database: number, sql: number, size: number, statement: number, tail: number): number;
  sqlite3_finalize(statement: number): number;
  sqlite3_step(statement: number): number;
  sqlite3_reset(statement: number): number;
  sqlite3_clear_bindings(statement: number): number;
  sqlite3_bind_text(statement: number, index: number, text: number, size: number, destructor: number): number;
  sqlite3_bind_blob(
    statement: number,
    index: number,
    bytes: number,
    size: number,
    destructor: number,
  ): number;
  sqlite3_bind_double(statement: number, index: number, value: number): number;
  sqlite3_bind_int(statement: number, index: number, value: number): number;
  sqlite3_column_count(statement: number): number;
  sqlite3_column_name(statement: number, column: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_blob(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
  sqlite3_changes(database: number): number;
  sqlite3_errmsg(database: number): number;
}

export interface SqljsModule {
  readonly sqlite: SqliteExports;
  readonly files: RealFiles;
}

type InstanceReceiver = (instance: WasmInstance) => void;
type InitSqlJs = (module: {
  print(text: string): void;
  printErr(text: string): void;
  instantiateWasm(imports: WasmImports, receive: InstanceReceiver): Record<string, never>;
}) => Promise<unknown>;

let loaded: Promise<SqljsModule> | undefined;

/** Once a thread: sql.js heeds the options of its first start alone. */
export function loadSqljs(): Promise<SqljsModule> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<SqljsModule> {
  checkedBytes('sql-wasm-debug.js');
  const compiled = await webAssembly.compile(checkedBytes('sql-wasm-debug.wasm'));
  const initialize: InitSqlJs = createRequire(import.meta.url)(assetPath('sql-wasm-debug.js'));
  const files = new RealFiles();
  let sqlite: SqliteExports | undefined;
  await initialize({
    // The debug build tells of each growth of its memory; what matters comes as a result code or an exception.
    print: (text) => ignore(text, 'no output of ours'),
    printErr: (text) => ignore(text, 'no output of ours'),
    instantiateWasm(imports, receive) {
      files.install(imports);
      const instance = new webAssembly.Instance(compiled, imports);
      sqlite = instance.exports as unknown as SqliteExports;
      files.attach(sqlite.memory);
      receive(instance);
      return {};
    },
  });
  if (!sqlite) throw new DatabaseError('unavailable', 'sql.js did not ask for its WebAssembly.');
  return { sqlite, files };
}

function checkedBytes(name: keyof typeof sha256): Buffer<ArrayBuffer> {
  const bytes = readFileSync(assetPath(name));
  if (createHash('sha256').update(bytes).digest('hex') === sha256[name]) return bytes;
  throw new DatabaseError('unavailable', `${name} is not the file that this program was tested with.`);
}
