/**
 * Opens the file with one of the two engines, in the worker: makes it when there is none, sets the PRAGMAs and
 * reads them back, and looks whether its pages are sound. Here too the self-test that decides about the bridge.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from './database-error.ts';
import { openNodeSqlite } from './node-sqlite-engine.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { applicationId, createAtomically, judgeFile } from './sqlite-file.ts';
import type { SqliteDriverName, SynchronousMode } from './sqlite-protocol.ts';
import { SqljsEngine } from './sqljs-engine.ts';
import { loadSqljs } from './sqljs-module.ts';

export type OpenEngine = (file: string) => SqliteEngine;

/** Every PRAGMA with what it must answer; EXCLUSIVE goes before WAL, which then needs no shared memory. */
const requiredPragmas: readonly (readonly [name: string, set: string, answer: string])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['foreign_keys', 'ON', '1'],
  // Without it, INSERT OR REPLACE deletes past the triggers that keep what is issued.
  ['recursive_triggers', 'ON', '1'],
  ['cache_size', '-16384', '-16384'],
  ['temp_store', 'MEMORY', '2'],
  ['trusted_schema', 'OFF', '0'],
  // On macOS a sync reaches the disk's own memory only by F_FULLFSYNC; elsewhere these mean nothing.
  ['fullfsync', 'ON', '1'],
  ['checkpoint_fullfsync', 'ON', '1'],
];
const synchronousAnswers: Readonly<Record<SynchronousMode, string>> = { OFF: '0', NORMAL: '1', FULL: '2' };

/** Checking every page of a larger file would hold up the start. */
const checkedBytes = 64 * 1024 * 1024;

export async function loadEngine(driver: SqliteDriverName): Promise<OpenEngine> {
  if (driver === 'node-sqlite') return openNodeSqlite;
  const module = await loadSqljs();
  return (file) => new SqljsEngine(module, file);
}

export function openStore(openEngine: OpenEngine, file: string, synchronous: SynchronousMode): SqliteEngine {
  if (judgeFile(file) === 'absent') createAtomically(file, (draft) => create(openEngine, draft));
  const engine = openEngine(file);
  try {
    configure(engine, synchronous);
    if (fs.statSync(file).size <= checkedBytes) checkPages(engine);
    return engine;
  } catch (error) {
    engine.close();
    throw error;
  }
}

/**
 * Writes, commits, reads back through a second opening, and counts what reached the disk.
 * Throws where the engine does not do here what the store relies on.
 */
export function selfTest(openEngine: OpenEngine, directory: string): void {
  const file = join(directory, `.self-test-${randomBytes(6).toString('hex')}`);
  try {
    const value = randomBytes(8).toString('hex');
    writeProbe(openEngine, file, value);
    if (readProbe(openEngine, file) !== value)
      throw new DatabaseError('io', 'What was written was not read back.');
  } finally {
    for (const suffix of ['', '-wal', '-journal', '.new']) fs.rmSync(file + suffix, { force: true });
  }
}

function writeProbe(openEngine: OpenEngine, file: string, value: string): void {
  const engine = openStore(openEngine, file, 'FULL');
  try {
    engine.execute('CREATE TABLE probe (value TEXT NOT NULL)');
    engine.run({ sql: 'INSERT INTO probe VALUES (?)', parameters: [value] });
    if (!fs.existsSync(`${file}-wal`))
      throw new DatabaseError('io', 'The write-ahead log is not on the disk.');
  } finally {
    engine.close();
  }
}

function readProbe(openEngine: OpenEngine, file: string): unknown {
  const engine = openStore(openEngine, file, 'FULL');
  try {
    return engine.run({ sql: 'SELECT value FROM probe', parameters: [] }).values[0];
  } finally {
    engine.close();
  }
}

/** The application id is written before the switch to WAL, so that it is in the file and not in the log. */
function create(openEngine: OpenEngine, draft: string): void {
  const engine = openEngine(draft);
  try {
    engine.execute(`PRAGMA application_id=${applicationId}`);
    configure(engine, 'FULL');
  } finally {
    engine.close();
  }
}

function configure(engine: SqliteEngine, synchronous: SynchronousMode): void {
  for (const [name, set, answer] of requiredPragmas) setPragma(engine, { name, set, answer });
  setPragma(engine, { name: 'synchronous', set: synchronous, answer: synchronousAnswers[synchronous] });
}

function setPragma(
  engine: SqliteEngine,
  { name, set, answer }: Record<'name' | 'set' | 'answer', string>,
): void {
  engine.execute(`PRAGMA ${name}=${set}`);
  const got = String(engine.run({ sql: `PRAGMA ${name}`, parameters: [] }).values[0]);
  if (got !== answer) throw new DatabaseError('io', `SQLite refused ${name}=${set}; it answers ${got}.`);
}

function checkPages(engine: SqliteEngine): void {
  const [verdict] = engine.run({ sql: 'PRAGMA quick_check(1)', parameters: [] }).values;
  if (verdict !== 'ok') throw new DatabaseError('corrupt', `The file is damaged: ${verdict}.`);
}
