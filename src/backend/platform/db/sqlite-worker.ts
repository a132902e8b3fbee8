/**
 * The thread that holds the database file: one engine, requests in order, one reply each.
 * It decides nothing about who may speak when; that is the main thread's (sqlite-driver.ts).
 * A commit that fails is rolled back here at once, because the next request is already on its way.
 */

import fs from 'node:fs';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { inBackground } from '../../../contract/background/in-background.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { DatabaseError, isDatabaseError } from './database-error.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { toDatabaseError } from './sqlite-errors.ts';
import type {
  OpenRequest,
  PrepareRequest,
  RunRequest,
  SnapshotRequest,
  SqliteReply,
  SqliteRequest,
  WireError,
  WireResult,
} from './sqlite-protocol.ts';
import { packResult, unpackStatement } from './sqlite-rows.ts';
import { loadEngine, type OpenEngine, openStore, selfTest } from './sqlite-store.ts';

// This thread is the database's alone, and the debug build of sql.js warns of each growth of its memory.
console.warn = (...words: readonly unknown[]) => ignore(words, 'what matters comes as a result code');

let openEngine: OpenEngine | undefined;
let engine: SqliteEngine | undefined;
let inTransaction = false;

if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  port.on('message', (request: SqliteRequest) => {
    inBackground(
      answer(request).then((reply) => port.postMessage(reply)),
      'Answer of the database',
    );
  });
}

async function answer(request: SqliteRequest): Promise<SqliteReply> {
  try {
    return { id: request.id, results: await handle(request) };
  } catch (error) {
    return { id: request.id, error: toWire(error) };
  }
}

function handle(request: SqliteRequest): readonly WireResult[] | Promise<readonly WireResult[]> {
  switch (request.kind) {
    case 'run':
      return run(opened(), request);
    case 'prepare':
      return prepare(request);
    case 'open':
      return open(request);
    case 'snapshot':
      return snapshot(opened(), request);
    case 'close':
      return close();
  }
}

async function prepare({ driver, selfTestIn }: PrepareRequest): Promise<readonly WireResult[]> {
  openEngine = await loadEngine(driver);
  if (selfTestIn !== undefined) selfTest(openEngine, selfTestIn);
  return [];
}

function open({ file, synchronous }: OpenRequest): readonly WireResult[] {
  if (!openEngine) throw new DatabaseError('closed', 'The driver is not loaded.');
  engine = openStore(openEngine, file, synchronous);
  return [];
}

function close(): readonly WireResult[] {
  engine?.close();
  engine = undefined;
  return [];
}

function snapshot(database: SqliteEngine, { file }: SnapshotRequest): readonly WireResult[] {
  assertState(false);
  if (fs.existsSync(file)) throw new DatabaseError('io', `${file} is there already.`);
  try {
    database.copyTo(file);
    fs.chmodSync(file, 0o600);
    return [];
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  }
}

function opened(): SqliteEngine {
  if (!engine) throw new DatabaseError('closed', 'The database is not open.');
  return engine;
}

function run(database: SqliteEngine, request: RunRequest): readonly WireResult[] {
  try {
    if (request.transaction === 'begin') begin(database);
    else assertState(request.transaction === 'continue');
    const results = request.statements.map((statement) =>
      packResult(database.run(unpackStatement(statement))),
    );
    if (request.end) end(database, request.end);
    return results;
  } catch (error) {
    if (inTransaction) rollBack(database);
    throw error;
  }
}

function begin(database: SqliteEngine): void {
  database.execute('BEGIN IMMEDIATE');
  inTransaction = true;
}

function end(database: SqliteEngine, how: 'commit' | 'rollback'): void {
  if (how === 'commit') {
    database.execute('COMMIT');
    inTransaction = false;
  } else {
    rollBack(database);
  }
}

/** The main thread keeps the order; were it ever wrong, half a transaction must not pass for a whole one. */
function assertState(expected: boolean): void {
  if (inTransaction === expected) return;
  throw new DatabaseError('transaction-aborted', 'The transaction this belongs to is no longer there.');
}

/** SQLite may have rolled back by itself (a full disk); then there is nothing left to do. */
function rollBack(database: SqliteEngine): void {
  inTransaction = false;
  try {
    database.execute('ROLLBACK');
  } catch (error) {
    if (!isDatabaseError(error, 'query')) throw error;
  }
}

function toWire(thrown: unknown): WireError {
  const error = toDatabaseError(thrown);
  if (isDatabaseError(error)) {
    const { code, message, constraint, column, columns } = error;
    return { code, message, constraint, column, columns };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'query', message, constraint: undefined, column: undefined, columns: undefined };
}
